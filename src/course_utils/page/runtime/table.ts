// 把画面里的数排成表：一格图一张表，横轴的位置是行，系列是列。
import { make } from './dom';
import type { ChartOption } from './scenes';
import { words } from './words';

interface Table {
  title: string;
  unit: string;
  columns: string[];
  rows: [string, ...(number | null)[]][];
}

interface Parts {
  title: { text: string }[];
  xAxis: { name?: string; data: string[] }[];
  series: { name: string; xAxisIndex: number; data: (number | null)[] }[];
}

/** 当前设定与对照的各张表，两边的列并排放。 */
export function tables(current: ChartOption, baseline: ChartOption): Table[] {
  const [now, then] = [current, baseline] as unknown as [Parts, Parts];
  return now.title.map((title, panel) => {
    const columns = [...seriesOf(now, panel, words.now), ...seriesOf(then, panel, words.then)];
    const places = [now, then].map((side) => side.xAxis[panel]!.data).reduce((a, b) => (a.length >= b.length ? a : b));
    return {
      title: title.text,
      unit: now.xAxis[panel]!.name ?? '',
      columns: columns.map(({ name }) => name),
      rows: places.map((place, index) => [place.replaceAll('\n', ''), ...columns.map(({ data }) => data[index] ?? null)]),
    };
  });
}

/** 写成CSV；开头的标记让Excel认出UTF-8。 */
export function csv(list: Table[]): string {
  const lines = list.map(({ title, unit, columns, rows }) =>
    [[title], [unit, ...columns], ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n'),
  );
  return `\ufeff${lines.join('\r\n\r\n')}\r\n`;
}

/** 显示成网页里的表。 */
export function shown(list: Table[]): HTMLTableElement[] {
  return list.map(({ title, unit, columns, rows }) => {
    const corner = unit ? make('th', { scope: 'col' }, unit) : make('td');
    const head = make('tr', {}, corner, ...columns.map((name) => make('th', { scope: 'col' }, name)));
    const body = rows.map(([place, ...values]) =>
      make('tr', {}, make('th', { scope: 'row' }, place), ...values.map((value) => make('td', {}, text(value)))),
    );
    return make('table', {}, make('caption', {}, title), make('thead', {}, head), make('tbody', {}, ...body));
  });
}

function seriesOf(parts: Parts, panel: number, side: string): { name: string; data: (number | null)[] }[] {
  const own = parts.series.filter((series) => series.xAxisIndex === panel);
  return own.map(({ name, data }) => ({ name: `${side}：${name}`, data }));
}

function text(value: number | null): string {
  return value === null ? '—' : String(value);
}

function quoted(value: string | number | null): string {
  const plain = value === null ? '' : String(value);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
