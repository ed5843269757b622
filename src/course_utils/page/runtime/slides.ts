// 幻灯片的入口：放映交给reveal.js，互动实验与练习照样是活的。
import Reveal from 'reveal/reveal.esm.js';
import { all, notice, one } from './dom';
import { enlivenAll } from './live';
import { openSpeaker, showSpeaker } from './speaker';
import { onlyMemory } from './store';
import { words } from './words';

const LIVE = 'course-explorable, course-exercise';
const FEEDBACK = '.course-verdict:not(:empty), details[open]';
const view = new URLSearchParams(location.search).get('view');
// 手机上字太小，不缩放，一张接一张往下读
const flowing = view === null && matchMedia('(max-width: 600px)').matches;

onlyMemory();
if (view === 'speaker') showSpeaker();
else if (flowing) enlivenAll();
else void present();

async function present(): Promise<void> {
  const starts = view === 'print' ? undefined : enlivenAll();
  const wrapper = one(document, 'main');
  // reveal.js的样式只认这个类名；不放映就不加，页面照常从上到下
  wrapper.className = 'reveal';
  const deck = new Reveal(wrapper, {
    width: 1920,
    height: 1080,
    margin: 0,
    minScale: 0.1,
    maxScale: 4,
    center: false,
    display: 'flex',
    transition: 'none',
    backgroundTransition: 'none',
    hash: true,
    hashOneBasedIndex: true,
    controls: false,
    slideNumber: 'c/t',
    showSlideNumber: 'print',
    help: false,
    jumpToSlide: false,
    // 别的窗口不能遥控；讲者视图用自己的消息，只认自己打开的窗口
    postMessage: false,
    scrollActivationWidth: null,
    keyboardCondition: (event: KeyboardEvent) => !keptByLive(event),
    keyboard: { 78: toggleNotes, 83: speak },
  });

  function toggleNotes(): void {
    deck.configure({ showNotes: !deck.getConfig().showNotes });
    deck.layout();
  }

  function speak(): void {
    const go = (step: number) => (step > 0 ? deck.next() : deck.prev());
    const moved = (act: () => void) => deck.on('slidechanged', act);
    if (!openSpeaker({ current, go, moved })) notice(words.popupBlocked);
  }

  function current(): number {
    return deck.getSlides().indexOf(deck.getCurrentSlide());
  }

  function arrived(): void {
    const slide = deck.getCurrentSlide();
    one(document, '[data-role=place]').textContent = `${current() + 1} / ${deck.getSlides().length}`;
    const focused = document.activeElement;
    // 焦点不留在翻过去的那一张里，否则看不见它，它却吃掉按键
    if (focused instanceof HTMLElement && wrapper.contains(focused) && !slide.contains(focused)) focused.blur();
    for (const element of all(slide, 'course-explorable')) starts?.get(element)?.();
  }

  // 翻页笔发的是PageUp、PageDown：焦点留在滑块上也要能翻页
  addEventListener(
    'keydown',
    (event) => {
      if (!['PageUp', 'PageDown'].includes(event.key) || !(event.target as Element).closest?.(LIVE)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'PageDown') deck.next();
      else deck.prev();
    },
    { capture: true },
  );

  for (const element of all(document, LIVE)) element.setAttribute('data-prevent-swipe', '');
  all(document, 'course-exercise').forEach(follow);
  deck.on('slidechanged', arrived);
  await deck.initialize();
  // reveal.js把整个放映区标成application，读屏软件就读不了里面的表单
  wrapper.removeAttribute('role');
  if (view === 'print') return;
  arrived();

  const acts: Record<string, () => void> = {
    prev: () => deck.prev(),
    next: () => deck.next(),
    notes: toggleNotes,
    speaker: speak,
    overview: () => deck.toggleOverview(),
    fullscreen: () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    theme: toggleTheme,
  };
  for (const [name, act] of Object.entries(acts)) {
    const button = one(document, `[data-do=${name}]`);
    button.addEventListener('click', ({ detail }) => {
      act();
      // 用鼠标按过就放开焦点，接着按空格是翻页，不是再按一次
      if (detail) button.blur();
    });
  }
  for (const group of all(document, '.deck-bar > [hidden]')) group.hidden = false;
}

/** 反馈或解答出来了，就滚到眼前：只滚练习自己的框，整张不动。 */
function follow(card: HTMLElement): void {
  new MutationObserver((changes) => {
    const shown = changes.map(({ target }) => target as HTMLElement).find((part) => part.matches(FEEDBACK));
    if (shown) card.scrollTop = Math.min(shown.offsetTop, shown.offsetTop + shown.offsetHeight - card.clientHeight);
  }).observe(card, { subtree: true, childList: true, attributes: true, attributeFilter: ['open', 'hidden'] });
}

/** 这次按键归互动实验或练习自己用，不翻页。 */
function keptByLive(event: KeyboardEvent): boolean {
  const target = event.target as Element;
  if (!target.closest?.(`${LIVE}, .deck-bar`)) return false;
  if (target.matches('input, select, textarea, [contenteditable]')) return true;
  return [' ', 'Enter'].includes(event.key) && target.matches('button, summary, a');
}

function toggleTheme(): void {
  const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  Object.assign(document.documentElement.dataset, { theme, mode: theme });
  try {
    localStorage.setItem('mode', theme);
  } catch {
    // 存储被禁用，这次的选择只在本页有效
  }
}
