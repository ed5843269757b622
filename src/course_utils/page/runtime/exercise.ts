// 练习：读作答、判分、反馈、逐级提示、解答，以及把草稿存下来。
import { answerSheet } from './answers';
import { workbench } from './code';
import { all, embedded, one, onFirstTouch, sentence } from './dom';
import { type Attempt, attempts, type Json, record, type Verdict } from './progress';
import { python } from './python';
import * as store from './store';
import { verdicts, words } from './words';

interface Result {
  verdict: Verdict;
  score: number;
  feedback: string[];
}

interface Definition {
  exercise: { id: string; type: string };
  table?: { verdicts: Result[]; answers: Record<string, number> };
}

interface Draft {
  answer: Json;
  rubric: number[];
  hints: number;
  solution: boolean;
  result: Result | null;
}

const LEARNERS_TIME = 10_000;

export function enliven(element: HTMLElement): void {
  const { exercise, table } = embedded<Definition>(element);
  const form = one<HTMLFormElement>(element, 'form');
  const verdict = one(element, '[role=status]');
  const said = one(element, '[data-role=said]');
  const hints = all(element, '[data-role=hints] li');
  const hintList = element.querySelector<HTMLDetailsElement>('[data-role=hints]');
  const hintButton = one<HTMLButtonElement>(element, '[data-action=hint]');
  const solution = one<HTMLDetailsElement>(element, '[data-role=solution]');
  const rubric = element.querySelector<HTMLFieldSetElement>('[data-role=rubric]');
  const selfChecks = all<HTMLInputElement>(element, '[data-role=rubric] input');
  const say = (text: string) => (said.textContent = text);
  const sheet = answerSheet(form, exercise.type, say);
  const bench = exercise.type === 'code' ? workbench(element) : undefined;
  const needsPython = !table && exercise.type !== 'reflect';
  const draftKey = `draft:${exercise.id}`;

  let shownHints = 0;
  let result: Result | null = null;
  let warned = false;
  let turn = 0;

  function keep(): void {
    const draft: Draft = {
      answer: sheet.read(),
      rubric: selfChecks.filter((box) => box.checked).map((box) => Number(box.value)),
      hints: shownHints,
      solution: !solution.hidden,
      result,
    };
    store.save(draftKey, JSON.stringify(draft));
  }

  function showResult(next: Result | null): void {
    result = next;
    if (next) verdict.dataset.verdict = next.verdict;
    else delete verdict.dataset.verdict;
    const title = next && Object.assign(document.createElement('strong'), { textContent: verdicts[next.verdict] });
    verdict.replaceChildren(...(title ? [title] : []), ...(next?.feedback ?? []).map(sentence));
    if (next?.verdict === 'correct') openSolution();
    if (next?.verdict === 'recorded' && rubric) rubric.hidden = false;
  }

  function waiting(text: string): void {
    showResult(null);
    verdict.replaceChildren(sentence(text));
  }

  function showHints(count: number): void {
    shownHints = Math.min(count, hints.length);
    hints.forEach((hint, index) => (hint.hidden = index >= shownHints));
    if (hintList) hintList.hidden = shownHints === 0;
    if (hintList && shownHints > 0) hintList.open = true;
    hintButton.disabled = shownHints === hints.length;
    if (shownHints > 0) hintButton.textContent = hintButton.disabled ? words.noMoreHints : words.moreHints(hints.length - shownHints);
  }

  function openSolution(): void {
    solution.hidden = false;
    solution.open = true;
  }

  async function judge(answer: Json): Promise<Result> {
    if (exercise.type === 'reflect') return { verdict: 'recorded', score: 0, feedback: [words.recordedNote] };
    if (table) return table.verdicts[table.answers[JSON.stringify(answer)]!]!;
    waiting(python.state === 'ready' ? words.grading : words.engineStarting);
    const work = python.call<Result>('grade', { exercise, answer }, { timeoutMs: LEARNERS_TIME });
    return bench ? bench.busy(work) : work;
  }

  async function check(): Promise<void> {
    const missing = sheet.missing();
    if (missing) {
      showResult({ verdict: 'invalid', score: 0, feedback: [missing] });
      return keep();
    }
    turn += 1;
    const mine = turn;
    const answer = sheet.read();
    let judged: Result;
    try {
      judged = await judge(answer);
    } catch (error) {
      const reason = (error as Error).message;
      if (mine === turn) waiting(python.state === 'unavailable' ? words.cannotGrade(reason) : reason);
      return;
    }
    if (mine !== turn) return; // 判分期间读者改了主意（重置或又交了一次）
    if (judged.verdict !== 'invalid') record({ exercise: exercise.id, verdict: judged.verdict, score: judged.score, answer });
    showResult(judged);
    keep();
  }

  function reset(): void {
    turn += 1;
    sheet.reset();
    bench?.setText(one<HTMLTextAreaElement>(element, 'textarea').defaultValue);
    bench?.clear();
    warned = false;
    solution.hidden = true;
    if (rubric) rubric.hidden = true;
    for (const box of selfChecks) box.checked = false;
    showHints(0);
    hintButton.textContent = hintButton.dataset.label ?? '';
    showResult(null);
    say('');
    store.save(draftKey, null);
  }

  function tried(): boolean {
    return attempts().some((attempt: Attempt) => attempt.exercise === exercise.id);
  }

  function askSolution(): void {
    if (!tried() && !warned && solution.hidden) {
      warned = true;
      return void say(words.tryFirst);
    }
    say('');
    openSolution();
    keep();
  }

  function restore(): void {
    const draft = readDraft(draftKey);
    showHints(draft?.hints ?? 0);
    solution.hidden = !draft?.solution;
    if (!draft) return;
    sheet.write(draft.answer);
    for (const box of selfChecks) box.checked = draft.rubric.includes(Number(box.value));
    showResult(draft.result);
  }

  const actions: Record<string, () => void> = {
    hint: () => {
      showHints(shownHints + 1);
      keep();
    },
    solution: askSolution,
    reset,
  };
  for (const [action, act] of Object.entries(actions)) one(element, `[data-action=${action}]`).addEventListener('click', act);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void check();
  });
  form.addEventListener('input', () => {
    // 作答改了，旧判定就不再是它的判定
    if (result && result.verdict !== 'recorded') showResult(null);
    say('');
    keep();
  });

  hintButton.dataset.label = hintButton.textContent ?? '';
  restore();
  for (const part of all<HTMLFieldSetElement>(element, 'fieldset[data-role=sheet]')) part.disabled = false;
  one(element, '[data-role=actions]').hidden = false;
  element.querySelector('[data-role=no-script]')?.remove();
  if (needsPython) onFirstTouch(form, () => void python.start());
}

function readDraft(key: string): Draft | undefined {
  try {
    const draft = JSON.parse(store.load(key) ?? 'null') as Partial<Draft> | null;
    if (!draft) return undefined;
    const { answer = null, rubric, hints, solution, result } = draft;
    return {
      answer,
      rubric: Array.isArray(rubric) ? rubric : [],
      hints: typeof hints === 'number' ? hints : 0,
      solution: solution === true,
      result: result && result.verdict in verdicts && Array.isArray(result.feedback) ? result : null,
    };
  } catch {
    return undefined;
  }
}
