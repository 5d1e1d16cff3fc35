/** The paths of resources that are named in one another: `posts.comments` stands under `posts/:post_id/comments`. */

/**
 * @param name - The name of a resource; null when it is not known.
 * @param behind - What stands behind its path.
 * @param isShallow - Whether paths that name an object of the resource have nothing of those around it.
 * @returns The path; null when it is not known, as when the name of an object cannot be told from that of several.
 */
export function resourcePath(name: string | null, behind: string, isShallow: boolean): string | null {
  if (name === null) return null;
  const parts = name.replace(/^\//, '').replace(/\/$/, '').split('.');
  const own = parts.pop() ?? '';
  if (isShallow && behind.startsWith('/:')) return `/${own}${behind}`;
  const outer = parts.map((part) => {
    const one = singularOf(part);
    return one === undefined ? undefined : `${part}/:${one}_id/`;
  });
  return outer.includes(undefined) ? null : `/${outer.join('')}${own}${behind}`;
}

/** `posts` -> `post`; words of other forms are not told. */
function singularOf(word: string): string | undefined {
  const stem = /^([a-z]+(?:_[a-z]+)*[^aeious])s$/.exec(word)?.[1] ?? /^([a-z]+(?:_[a-z]+)*[^s]e)s$/.exec(word)?.[1];
  return stem === undefined || /(?:ie|xe|che|she|oe|ve|se|ze)$/.test(stem) ? undefined : stem;
}
