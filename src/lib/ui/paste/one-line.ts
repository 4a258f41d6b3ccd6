// A field of a form is one line: a pasted line break becomes a space.
export const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ');
