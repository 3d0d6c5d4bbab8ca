import { GRADES } from '@parley/negotiation';
import { useLayoutEffect, useRef } from 'react';
import { Unfolding } from '../../parts/unfolding';
import { gradeInWords } from './kinds';
import { fill, glyph } from './paint-grade';

const SIZE = { width: 44, height: 18 };

/** What the marks mean, drawn as they are drawn. */
export function Legend() {
  return (
    <Unfolding title="How to read the marks">
      <ul className="legend">
        {[null, ...GRADES].reverse().map((grade, at, all) => (
          <li key={grade ?? 'none'} className="legend__one">
            <Sample rank={all.length - 1 - at} /> {gradeInWords(grade)}
          </li>
        ))}
      </ul>
      <p>
        The fuller a mark, the better the evidence. A point is an entry whose date is certain at this scale. A bar reaches over all the time
        in which an entry can have happened, and an arrow at its end says that nothing is known on that side. A question mark: its date is
        said to be uncertain. Entries whose bars or points share a time may have come in either order. A column stands for several entries,
        the higher the more; a pale band for bars that are too many to be drawn one by one. Entries without any date are counted beside the
        lane and stand last in the list.
      </p>
      <p>
        Press or drag on the lanes to move the moment; press a mark to find its entries in the list. Turn the wheel with Ctrl, or spread two
        fingers, to zoom. On the slider, the arrow keys go from step to step, + and − zoom, 0 shows all of it, and the space bar plays.
      </p>
    </Unfolding>
  );
}

function Sample({ rank }: { readonly rank: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const to = canvas.current?.getContext('2d');
    if (!canvas.current || !to) return;
    const sharp = window.devicePixelRatio;
    canvas.current.width = SIZE.width * sharp;
    canvas.current.height = SIZE.height * sharp;
    to.setTransform(sharp, 0, 0, sharp, 0, 0);
    glyph(to, rank, { x: 9, y: SIZE.height / 2 });
    fill(to, rank, { x: 20, y: 5, width: 22, height: 8 });
  }, [rank]);
  return <canvas ref={canvas} aria-hidden="true" style={SIZE} />;
}
