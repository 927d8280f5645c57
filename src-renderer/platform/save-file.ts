/** Hands a file to the person, who finds it where downloads go. */
export const saveFile = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the content by then; keeping the address would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
