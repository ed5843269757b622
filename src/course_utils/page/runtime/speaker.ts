// 讲者视图：同一个幻灯片文件在另一个窗口里打开，只显示讲稿；两个窗口互发消息，file://下也行。
import { all, make, one } from './dom';
import { words } from './words';

type Message = { slide: number } | { step: number } | { ready: true };

interface Show {
  current: () => number;
  go: (step: number) => void;
  moved: (act: () => void) => void;
}

let speaker: Window | null = null;

/** 打开讲者视图，已经打开就切过去；被浏览器拦住就返回假。 */
export function openSpeaker({ current, go, moved }: Show): boolean {
  if (speaker && !speaker.closed) {
    speaker.focus();
    return true;
  }
  const address = new URL(location.href);
  address.search = '?view=speaker';
  address.hash = '';
  speaker = open(address, '', 'popup,width=1000,height=720');
  if (!speaker) return false;
  const tell = () => speaker?.postMessage({ slide: current() } satisfies Message, '*');
  addEventListener('message', ({ source, data }: MessageEvent<Message>) => {
    if (source !== speaker) return;
    if ('ready' in data) tell();
    else if ('step' in data) go(data.step);
  });
  moved(tell);
  return true;
}

/** 在打开的窗口里：本页的题目与讲稿、下一页的题目、用时。 */
export function showSpeaker(): void {
  const slides = all(document, '.slides > section');
  const titles = slides.map((slide) => one(slide, 'h1, h2').textContent ?? '');
  const began = Date.now();
  const place = make('p', { className: 'speaker-place' });
  const title = make('h1');
  const notes = make('div', { className: 'speaker-script', tabIndex: 0 });
  const next = make('p', { className: 'speaker-next' });
  const clock = make('p', { className: 'speaker-clock' });
  const step = (by: number) => (opener as Window | null)?.postMessage({ step: by } satisfies Message, '*');
  const buttons = ([[words.previousSlide, -1], [words.nextSlide, 1]] as const).map(([label, by]) => {
    const button = make('button', { type: 'button', className: 'course-button' }, label);
    button.addEventListener('click', () => step(by));
    return button;
  });

  function show(index: number): void {
    place.textContent = `${index + 1} / ${slides.length}`;
    title.textContent = titles[index] ?? '';
    const script = slides[index]?.querySelector('.notes');
    notes.replaceChildren(...(script?.cloneNode(true).childNodes ?? []));
    notes.scrollTop = 0;
    next.textContent = words.nextTitle(titles[index + 1]);
  }

  function tick(): void {
    const seconds = Math.floor((Date.now() - began) / 1000);
    const spent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    clock.textContent = words.clock(spent, new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' }));
  }

  document.body.className = 'speaker';
  document.body.replaceChildren(
    make('header', {}, place, clock),
    make('main', {}, title, notes),
    make('footer', {}, next, ...buttons),
  );
  document.title = words.speakerTitle(document.title);
  addEventListener('message', ({ source, data }: MessageEvent<Message>) => {
    if (source === opener && 'slide' in data) show(data.slide);
  });
  addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!by || (event.target as Element).matches('button')) return;
    event.preventDefault();
    step(by);
  });
  show(0);
  tick();
  setInterval(tick, 1000);
  (opener as Window | null)?.postMessage({ ready: true } satisfies Message, '*');
}
