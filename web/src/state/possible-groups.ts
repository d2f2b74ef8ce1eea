/** Numbers that divide both: so many groups of channels a layer can have. */
export function possibleGroups(channels: number, filters: number): number[] {
  const most = Math.min(channels, filters);
  return Array.from({ length: most }, (_, at) => at + 1).filter(
    (groups) => channels % groups === 0 && filters % groups === 0,
  );
}
