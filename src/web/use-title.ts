import { useEffect } from 'react';

const NAME = 'إسناد · Isnad';

/** Names the screen in the title of the window, which screen readers tell first. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined || title === '' ? NAME : `${title} — ${NAME}`;
  }, [title]);
}
