/**
 * Writes into an element that holds text alone. The same text costs nothing, and another one keeps the node, so that the
 * browser has one line to set anew and no part of the tree to build.
 */
export function setText(element: Element, text: string): void {
  const { firstChild } = element;
  if (!(firstChild instanceof Text)) element.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}
