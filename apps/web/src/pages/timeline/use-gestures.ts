import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import { moved, timeAt, zoomed, type View } from './view';

interface At {
  readonly x: number;
  readonly y: number;
}
export interface Gestures {
  /** Of what is drawn, in pixels. */
  readonly width: number;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** Dragged to a place. */
  readonly onDrag: (at: At) => void;
  /** Pressed and let go in one place. */
  readonly onPick: (at: At) => void;
}
/** A hand that wants to stay where it is moves as far as this. */
const STILL = 4;
const WHEEL = 0.002;

/** One finger or the mouse drags; two fingers, or the wheel with Ctrl, zoom; the wheel sideways moves along. The page scrolls as ever. */
export function useGestures(area: RefObject<HTMLElement | null>, gestures: Gestures) {
  const latest = useRef(gestures);
  latest.current = gestures;
  const down = useRef(new Map<number, At>());
  const pressed = useRef<At | undefined>(undefined);
  useWheel(area, latest);
  const placeOf = ({ clientX, clientY }: PointerEvent): At => {
    const { left, top } = (area.current as HTMLElement).getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current.set(event.pointerId, placeOf(event));
      pressed.current = down.current.size === 1 ? placeOf(event) : undefined;
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!down.current.has(event.pointerId)) return;
      const at = placeOf(event);
      if (down.current.size === 2) pinch(down.current, { id: event.pointerId, at }, latest.current);
      down.current.set(event.pointerId, at);
      if (pressed.current && Math.hypot(at.x - pressed.current.x, at.y - pressed.current.y) < STILL) return;
      pressed.current = undefined;
      if (down.current.size === 1) latest.current.onDrag(at);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      down.current.delete(event.pointerId);
      if (pressed.current) latest.current.onPick(pressed.current);
      pressed.current = undefined;
    },
    onPointerCancel(event: PointerEvent<HTMLElement>) {
      down.current.delete(event.pointerId);
      pressed.current = undefined;
    },
  };
}

function pinch(down: ReadonlyMap<number, At>, moving: { readonly id: number; readonly at: At }, { view, width, onView }: Gestures): void {
  const other = [...down].find(([id]) => id !== moving.id)?.[1];
  const before = down.get(moving.id);
  if (!other || !before) return;
  const factor = Math.max(Math.abs(before.x - other.x), 1) / Math.max(Math.abs(moving.at.x - other.x), 1);
  onView(zoomed(view, factor, timeAt(view, width, (moving.at.x + other.x) / 2)));
}

/** Heard without React, whose own listeners cannot keep the page from zooming as well. */
function useWheel(area: RefObject<HTMLElement | null>, latest: RefObject<Gestures>): void {
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const turn = (event: WheelEvent): void => {
      const { view, width, onView } = latest.current;
      const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        const x = event.clientX - element.getBoundingClientRect().left;
        onView(zoomed(view, Math.exp(event.deltaY * WHEEL), timeAt(view, width, x)));
      } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) onView(moved(view, sideways / width));
      else return;
      event.preventDefault();
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [area, latest]);
}
