// 学习进度：按章、按论点统计，导出、导入、清空。
import { all, download, embedded, make, one } from './dom';
import { type Attempt, attempts, KEY, LARGEST_FILE, merge, parse, RECORDED_EVENT, serialize } from './progress';
import * as store from './store';
import { words } from './words';

interface Definition {
  chapters: { id: string; title: string }[];
  claims: Record<string, string>;
  exercises: { id: string; claims: string[] }[];
}

interface Tally {
  tried: number;
  correct: number;
  partial: number;
}

const RANK: Record<string, number> = { recorded: 1, incorrect: 1, partial: 2, correct: 3 };

export function enliven(element: HTMLElement): void {
  const definition = embedded<Definition>(element);
  const status = one(element, '[role=status]');
  const file = one<HTMLInputElement>(element, 'input[type=file]');
  const say = (text: string) => (status.textContent = text);

  function render(): void {
    const best = bestByExercise(attempts());
    const totals = count(definition.exercises.map(({ id }) => id), chapterOf);
    const titles = new Map(definition.chapters.map(({ id, title }) => [id, title]));
    const chapters = [...new Set([...totals.keys(), ...[...best.keys()].map(chapterOf)])].map((id) => {
      const tally = tallyOf(best, (exercise) => chapterOf(exercise) === id);
      return row(titles.get(id) ?? words.chapter(id), tally, totals.get(id));
    });
    const claims = [...new Set(definition.exercises.flatMap((exercise) => exercise.claims))].sort().map((claim) => {
      const about = new Set(definition.exercises.filter((exercise) => exercise.claims.includes(claim)).map(({ id }) => id));
      return row(`${claim} ${definition.claims[claim] ?? ''}`, tallyOf(best, (exercise) => about.has(exercise)), about.size);
    });
    one(element, '[data-role=empty]').hidden = best.size > 0;
    one(element, '[data-role=chapters]').replaceChildren(...chapters);
    one(element, '[data-role=claims]').replaceChildren(...claims);
    one(element, 'details').hidden = claims.length === 0;
  }

  function save(): void {
    const list = attempts();
    const day = new Date().toISOString().slice(0, 10);
    download(words.exportName(day), new Blob([serialize(list)], { type: 'application/json' }));
    say(words.exported(list.length));
  }

  async function upload(chosen: File): Promise<void> {
    if (chosen.size > LARGEST_FILE) return void say(words.tooBig);
    const text = await chosen.text().catch(() => undefined);
    if (text === undefined) return void say(words.unreadable);
    try {
      const found = parse(text);
      const added = merge(found);
      say(words.imported(added, found.length - added));
      render();
    } catch (error) {
      say((error as Error).message);
    }
  }

  function wipe(): void {
    if (!confirm(words.confirmClear)) return;
    store.clear(KEY);
    store.clear('draft:');
    say(words.cleared);
    render();
  }

  one(element, '[data-action=export]').addEventListener('click', save);
  one(element, '[data-action=import]').addEventListener('click', () => file.click());
  one(element, '[data-action=clear]').addEventListener('click', wipe);
  file.addEventListener('change', () => {
    const chosen = file.files?.[0];
    file.value = '';
    if (chosen) void upload(chosen);
  });
  store.onChange(KEY, render);
  document.addEventListener(RECORDED_EVENT, render);
  for (const button of all<HTMLButtonElement>(element, 'button')) button.disabled = false;
  one(element, '[data-role=no-script]').remove();
  render();
}

const chapterOf = (exercise: string) => exercise.split('-', 1)[0]!;

/** 每道题取最好的一次。 */
function bestByExercise(list: Attempt[]): Map<string, string> {
  const best = new Map<string, string>();
  for (const { exercise, verdict } of list) {
    if (RANK[verdict]! > (RANK[best.get(exercise) ?? ''] ?? 0)) best.set(exercise, verdict);
  }
  return best;
}

function tallyOf(best: Map<string, string>, wanted: (exercise: string) => boolean): Tally {
  const verdicts = [...best].filter(([exercise]) => wanted(exercise)).map(([, verdict]) => verdict);
  const of = (name: string) => verdicts.filter((verdict) => verdict === name).length;
  return { tried: verdicts.length, correct: of('correct'), partial: of('partial') };
}

function count<T>(list: T[], keyOf: (item: T) => string): Map<string, number> {
  const totals = new Map<string, number>();
  for (const item of list) totals.set(keyOf(item), (totals.get(keyOf(item)) ?? 0) + 1);
  return totals;
}

function row(title: string, tally: Tally, total: number | undefined): HTMLLIElement {
  const whole = total ?? tally.tried;
  const meter = make('span', { className: 'course-meter' });
  meter.style.setProperty('--course-correct', `${whole ? (100 * tally.correct) / whole : 0}%`);
  meter.style.setProperty('--course-tried', `${whole ? (100 * tally.tried) / whole : 0}%`);
  meter.setAttribute('aria-hidden', 'true');
  const counts = make('span', {}, words.counts(tally.tried, total, tally.correct, tally.partial));
  return make('li', {}, make('strong', {}, title), meter, counts);
}
