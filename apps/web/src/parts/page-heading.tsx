import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

let lastPath: string | undefined;

/** The heading of a page, which is also the title of the window. After a step to another page it takes the focus, as a page load would. */
export function PageHeading({
  title,
  caption,
  children,
}: {
  readonly title: string;
  readonly caption?: string;
  readonly children?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${caption === undefined ? title : `${caption}: ${title}`} – Parley`;
  }, [title, caption]);
  useEffect(() => {
    if (lastPath !== undefined && lastPath !== pathname) heading.current?.focus({ preventScroll: true });
    lastPath = pathname;
  }, [pathname]);
  return (
    <>
      {caption !== undefined && <p className="govuk-caption-l">{caption}</p>}
      <h1 className="govuk-heading-l" ref={heading} tabIndex={-1}>
        <bdi>{title}</bdi>
      </h1>
      {children}
    </>
  );
}
