// 各题型的作答：从原生控件读出标准形式，或把草稿写回控件。标准形式见docs/architecture.md。
import { all, one } from './dom';
import type { Json } from './progress';
import { words } from './words';

export interface AnswerSheet {
  /** 现在的作答；没作答的部分是`null`。 */
  read(): Json;
  /** 把草稿写回控件；对不上的草稿不理会。 */
  write(draft: Json): void;
  /** 还不能交时说为什么，能交就是空字符串。 */
  missing(): string;
  reset(): void;
}

export function answerSheet(form: HTMLFormElement, type: string, say: (text: string) => void): AnswerSheet {
  if (type === 'choice') return choice(form);
  if (type === 'multi') return multi(form);
  if (type === 'classify') return classify(form);
  if (type === 'match') return match(form);
  if (type === 'order') return order(form, say);
  return written(form);
}

const checkedIn = (root: ParentNode) => root.querySelector<HTMLInputElement>('input[type=radio]:checked');
const picked = (input: HTMLInputElement | HTMLSelectElement | null) => (input?.value ? Number(input.value) : null);
const unanswered = (answer: Json[]) => answer.filter((part) => part === null).length;

function choice(form: HTMLFormElement): AnswerSheet {
  const read = () => picked(checkedIn(form));
  return {
    read,
    write: (draft) => all<HTMLInputElement>(form, 'input[type=radio]').forEach((input) => (input.checked = Number(input.value) === draft)),
    missing: () => (read() === null ? words.chooseOne : ''),
    reset: () => form.reset(),
  };
}

function multi(form: HTMLFormElement): AnswerSheet {
  const boxes = all<HTMLInputElement>(form, 'input[type=checkbox]');
  const read = () => boxes.filter((box) => box.checked).map((box) => Number(box.value));
  return {
    read,
    write: (draft) => boxes.forEach((box) => (box.checked = Array.isArray(draft) && draft.includes(Number(box.value)))),
    missing: () => (read().length === 0 ? words.chooseSome : ''),
    reset: () => form.reset(),
  };
}

function classify(form: HTMLFormElement): AnswerSheet {
  const groups = all(form, '[data-item]');
  const read = () => groups.map((group) => picked(checkedIn(group)));
  return {
    read,
    write: (draft) =>
      groups.forEach((group, index) => {
        const box = Array.isArray(draft) ? draft[index] : null;
        for (const input of all<HTMLInputElement>(group, 'input')) input.checked = Number(input.value) === box;
      }),
    missing: () => (unanswered(read()) ? words.unanswered(unanswered(read())) : ''),
    reset: () => form.reset(),
  };
}

function match(form: HTMLFormElement): AnswerSheet {
  const pickers = all<HTMLSelectElement>(form, 'select');
  const read = () => pickers.map(picked);
  return {
    read,
    write: (draft) => pickers.forEach((picker, index) => (picker.value = String((Array.isArray(draft) ? draft[index] : null) ?? ''))),
    missing: () => (unanswered(read()) ? words.unanswered(unanswered(read())) : ''),
    reset: () => form.reset(),
  };
}

function order(form: HTMLFormElement, say: (text: string) => void): AnswerSheet {
  const list = one<HTMLOListElement>(form, 'ol');
  const rows = () => all(list, '[data-item]');
  const initial = rows();

  function arrange(items: HTMLElement[]): void {
    list.append(...items);
    items.forEach((item, index) => {
      one<HTMLButtonElement>(item, '[data-move="-1"]').disabled = index === 0;
      one<HTMLButtonElement>(item, '[data-move="1"]').disabled = index === items.length - 1;
    });
  }

  list.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('[data-move]');
    const item = button?.closest<HTMLElement>('[data-item]');
    if (!button || !item) return;
    const items = rows();
    const from = items.indexOf(item);
    items.splice(from + Number(button.dataset.move), 0, ...items.splice(from, 1));
    arrange(items);
    // 元素挪动后会失去焦点；到了头就把焦点交给另一个方向的按钮
    const other = one<HTMLButtonElement>(item, `[data-move="${-Number(button.dataset.move)}"]`);
    (button.disabled ? other : button).focus();
    form.dispatchEvent(new Event('input'));
    say(words.moved(one(item, '[data-role=text]').textContent ?? '', rows().indexOf(item) + 1, items.length));
  });

  arrange(initial);
  return {
    read: () => rows().map((item) => Number(item.dataset.item)),
    write: (draft) => {
      const wanted = Array.isArray(draft) ? draft.map((index) => initial.find((item) => item.dataset.item === String(index))) : [];
      const found = wanted.filter((item) => item !== undefined);
      if (new Set(found).size === initial.length) arrange(found);
    },
    missing: () => '',
    reset: () => arrange(initial),
  };
}

function written(form: HTMLFormElement): AnswerSheet {
  const field = one<HTMLInputElement | HTMLTextAreaElement>(form, '[data-role=answer]');
  return {
    read: () => field.value,
    write: (draft) => {
      if (typeof draft === 'string') field.value = draft;
    },
    missing: () => (field.value.trim() ? '' : words.writeSomething),
    reset: () => form.reset(),
  };
}
