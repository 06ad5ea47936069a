import type { ComponentProps, MouseEvent } from 'react';
import { goTo } from './route.ts';

/** A link within the page. It is a true address, so that it can be opened in another tab. */
export function Link({ href = '/', onClick, ...rest }: ComponentProps<'a'>) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const changed = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || changed || event.button !== 0) return;
    event.preventDefault();
    goTo(href);
    window.scrollTo(0, 0);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
