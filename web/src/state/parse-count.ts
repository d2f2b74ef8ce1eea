/** A whole number as people type it: '3216', '3 216', '3,216', '3.216'; null for anything else. */
export function parseCount(text: string): number | null {
  const digits = text.trim().replace(/(?<=\d)[\s.,'’](?=\d{3}(?!\d))/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
