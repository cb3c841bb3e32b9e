@rem `exec` is for the shells of Linux: without it npm's own shell swallows an order to end that was meant for the program.
@rem Windows knows no such word; there this file stands for it.
@%*
