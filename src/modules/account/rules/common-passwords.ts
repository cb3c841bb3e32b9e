/**
 * «Mật khẩu dễ đoán» — words tried first, without marks, spaces and digits at the ends. Written by hand from
 * what is commonly named, with the words of this work; whole number rows are listed as they are.
 */
export const commonWords: readonly string[] = `
  password passw0rd p4ssword pass admin administrator root user guest test tester testing demo login welcome
  letmein iloveyou ilove love lovely sunshine princess dragon monkey football baseball superman batman master
  shadow killer michael jordan hunter freedom whatever trustno trustnoone computer internet samsung iphone nokia google
  facebook zalo youtube qwerty qwertyui qwertyuiop qwertyu asdf asdfgh asdfghjk asdfghjkl zxcvbn zxcvbnm
  qazwsx qazwsxedc qwer qweasd qweasdzxc abcd abcdef abc aaa abcabc changeme secret default system server
  matkhau matkhaumoi matma dangnhap taikhoan nguoidung quantri quantrivien macdinh xinchao chaoban
  anhyeuem emyeuanh yeuem yeuanh anhyeu emyeu iloveyouvn tinhyeu yeuthuong mainho nhoem nhoanh conyeu
  boyeu meyeu giadinh giadinhtoi hanhphuc maimai vochong ongxa baxa conheo concho conmeo khongbiet khongnho
  thuongyeu congai contrai concac vietnam vietnamvodich vietnamese hanoi saigon hochiminh hochiminhcity
  danang haiphong cantho hue nhatrang dalat toquoc toquocvietnam nuocvietnam dangcongsan dangcongsanvietnam
  dangta dang dangvien dangbo dangbotinh dangboxa danguy danguyxa chibo chibothon sochibo sochibodientu bithu
  bithuchibo phobithu capuy tinhuy huyenuy xauy banchaphanh banthuongvu sinhhoat sinhhoatdang sinhhoatchibo
  nghiquyet hoinghi daihoi daihoidang doanvien doanthanhnien thanhnien phunu nongdan cuuchienbinh congdoan
  uyban ubnd ubndxa vanphong congan quandoi bodoi bacho bachodaikinh doclap doclaptudohanhphuc
  tudo muaxuan muathu hoabinh thangloi quyetthang vodich
  12345678 123456789 1234567890 0123456789 87654321 987654321 0987654321 11223344 1122334455 12341234 123123123
  12121212 12312312 123321123 147258369 159753159 789456123 147852369 10203040 102030405 123454321 1234554321
  123456abc abc12345 abc123456 abcd1234 a1234567 a12345678 a123456789 aa123456 aa12345678 1q2w3e4r 1q2w3e4r5t
  1qaz2wsx zaq12wsx qwe123456 asd123456 q1w2e3r4 11111111 00000000 88888888 66666666 99999999 19001900 19451945
  03021930 02091945 19051890 30041975 07051954 22121944 19081945 3021930 2091945 02091969 26031931
`
  .trim()
  .split(/\s+/);
