import { writeDate, writeOfficialDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Block, OfficialPaper } from '#kernel/official-paper.ts';
import type { MoveKind } from './move-rows.ts';

/** «Nội dung giấy giới thiệu» — what stands on the letter; who issues it and where it goes. */
export interface LetterFacts {
  readonly superior: string;
  readonly issuer: string;
  readonly place: string;
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly validUntil: CivilDate;
  readonly fullName: string;
  readonly birthDate: CivilDate | null;
  readonly standing: 'official' | 'probationary';
  readonly joinedOn: CivilDate | null;
  readonly officialOn: CivilDate | null;
  readonly cardNumber: string | null;
  readonly fromName: string;
  readonly toName: string;
  readonly kind: MoveKind;
  readonly untilOn: CivilDate | null;
  readonly signer: string;
}

/** «Giấy giới thiệu sinh hoạt đảng tự viết» — only what the register holds; an empty field stays dotted. */
export function writeLetter(facts: LetterFacts): OfficialPaper {
  const committee = committeeOf(facts.issuer);
  return {
    superior: facts.superior.toLocaleUpperCase('vi'),
    issuer: committee.toLocaleUpperCase('vi'),
    number: facts.number,
    placeAndDate: `${facts.place}, ${writeOfficialDate(facts.issuedOn)}`,
    title: 'GIẤY GIỚI THIỆU',
    abstract: facts.kind === 'official' ? 'Sinh hoạt đảng chính thức' : 'Sinh hoạt đảng tạm thời',
    blocks: [
      paragraph(`Kính gửi: ${facts.toName}.`),
      paragraph(`${committee} giới thiệu đồng chí ${facts.fullName}${born(facts)}.`),
      paragraph(standingLine(facts)),
      paragraph(`Số thẻ đảng viên: ${facts.cardNumber ?? '……'}.`),
      paragraph(
        `Đang sinh hoạt đảng tại ${facts.fromName}, nay được giới thiệu về ${facts.toName} ${stay(facts)}.`,
      ),
      paragraph(`Giấy này có giá trị đến hết ngày ${writeDate(facts.validUntil)}.`),
    ],
    signatures: [{ authority: `T/M ${committee.toLocaleUpperCase('vi')}`, position: '', name: facts.signer }],
    recipients: [facts.toName, facts.fromName, `Lưu ${committee}`],
    checkCode: null,
  };
}

/** «Tên cấp ủy» — `Đảng bộ xã Yên Thượng` is led by `Đảng ủy xã Yên Thượng`. */
export function committeeOf(name: string): string {
  return name.replace(/^Đảng bộ/, 'Đảng ủy');
}

/** «Nơi ghi trên văn bản» — the name of the place without what the house is. */
export function placeOf(name: string): string {
  return name.replace(/^(Đảng bộ|Đảng ủy|Chi bộ)( xã| phường| thị trấn| đặc khu| tỉnh)?\s*/, '');
}

function born({ birthDate }: LetterFacts): string {
  return birthDate === null ? '' : `, sinh ngày ${writeDate(birthDate)}`;
}

function standingLine({ standing, joinedOn, officialOn }: LetterFacts): string {
  const joined = `Vào Đảng ngày ${joinedOn === null ? '……' : writeDate(joinedOn)}`;
  if (standing === 'probationary') return `Đảng viên dự bị. ${joined}.`;
  return `Đảng viên chính thức. ${joined}, chính thức ngày ${officialOn === null ? '……' : writeDate(officialOn)}.`;
}

function stay({ kind, untilOn }: LetterFacts): string {
  if (kind === 'official' || untilOn === null) return 'để sinh hoạt đảng chính thức';
  return `để sinh hoạt đảng tạm thời đến ngày ${writeDate(untilOn)}`;
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }] };
}
