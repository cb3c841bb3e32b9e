/** Hands a text to the browser as a file. */
export function downloadText(text: string, name: string, type = 'text/csv;charset=utf-8'): void {
  const file = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = file;
  link.download = name;
  link.click();
  URL.revokeObjectURL(file);
}
