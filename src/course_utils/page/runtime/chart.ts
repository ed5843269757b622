// 画图：ECharts里用得到的部分，打成chart.js，用到才加载。
import { BarChart, GraphChart, LineChart, PieChart, RadarChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  RadarComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption, DrawChart } from './scenes';

use([
  ...[BarChart, GraphChart, LineChart, PieChart, RadarChart, ScatterChart],
  ...[AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent],
  ...[RadarComponent, TitleComponent, TooltipComponent, SVGRenderer],
]);

type Chart = ReturnType<typeof init>;
const charts = new WeakMap<HTMLElement, Chart>();

// 画布按图的字号放大：课堂模式与放映时，图里的字与正文一起变大
function size(box: HTMLElement): { width: number; height: number; scale: number } {
  const scale = Number.parseFloat(getComputedStyle(box).fontSize) / 16;
  return { width: box.clientWidth / scale, height: box.clientHeight / scale, scale };
}

function create(box: HTMLElement): Chart {
  const canvas = document.createElement('div');
  canvas.className = 'course-canvas';
  const { width, height, scale } = size(box);
  const chart = init(canvas, null, { renderer: 'svg', width, height });
  canvas.style.transform = `scale(${scale})`;
  box.replaceChildren(canvas);
  new ResizeObserver(() => {
    if (box.clientWidth === 0) return;
    const next = size(box);
    canvas.style.transform = `scale(${next.scale})`;
    if (next.width !== chart.getWidth() || next.height !== chart.getHeight()) chart.resize(next);
  }).observe(box);
  return chart;
}

/** 在`box`里画一幅图；同一个`box`再画，只更新数据。文字说明由`box`的`aria-label`负责。 */
const drawChart: DrawChart = (box: HTMLElement, option: ChartOption) => {
  const chart = charts.get(box) ?? create(box);
  charts.set(box, chart);
  const aria = { ...(option.aria as object), label: { enabled: false } };
  chart.setOption({ ...option, aria, animation: false });
};

Object.assign(globalThis, { courseChart: drawChart });
