// 把并排的两幅图连同题目与结论画成一张PNG。
import { all, one } from './dom';

const SCALE = 2; // 放大一倍，投影和打印都清楚
const EDGE = 16;
const TEXT = 15;
const LEADING = 24;

/** `element`是互动实验的元素；图的颜色取自当前的明暗。 */
export async function picture(element: HTMLElement, title: string): Promise<Blob> {
  const drawings = all(element, '.course-chart').map((box) => box.querySelector('svg')!);
  const images = await Promise.all(drawings.map(load));
  const captions = [one(element, '[data-panel=current] figcaption'), one(element, '[data-panel=baseline] figcaption')];
  const width = images.reduce((sum, image) => sum + image.width + EDGE, EDGE);
  const height = Math.max(...images.map((image) => image.height));
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d')!;
  const conclusion = wrapped(pen, one(element, '[aria-live]').textContent ?? '', width - 2 * EDGE);
  canvas.width = SCALE * width;
  canvas.height = SCALE * (3 * LEADING + height + (conclusion.length + 1) * LEADING);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = color('--course-paper');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = color('--course-ink');
  write(pen, title, EDGE, LEADING + 4, 'bold ');
  let left = EDGE;
  for (const [index, image] of images.entries()) {
    write(pen, caption(captions[index]!), left, 2 * LEADING + 8);
    pen.drawImage(image, left, 3 * LEADING, image.width, image.height);
    left += image.width + EDGE;
  }
  conclusion.forEach((line, index) => write(pen, line, EDGE, 3 * LEADING + height + (index + 1) * LEADING));
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('canvas'))), 'image/png');
  });
}

/** 独立的图认不得网页的CSS变量，先换成现在的颜色。 */
async function load(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const { width, height } = svg.viewBox.baseVal.width ? svg.viewBox.baseVal : svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const source = copy.outerHTML.replace(/var\((--[\w-]+)[^)]*\)/g, (_, name: string) => color(name));
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  return image;
}

function color(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function caption(box: HTMLElement): string {
  const select = box.querySelector('select');
  const [role, name] = select
    ? [box.querySelector('label')!.textContent, select.selectedOptions[0]!.textContent]
    : [box.querySelector('strong')!.textContent, box.querySelector('[data-role=name]')!.textContent];
  return `${role}：${name}`;
}

function font(weight: string): string {
  return `${weight}${TEXT}px ${getComputedStyle(document.body).fontFamily}`;
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, weight = ''): void {
  pen.font = font(weight);
  pen.fillText(text, x, y);
}

/** 中文可以在任何两个字之间断开，只是标点不落在行首。 */
function wrapped(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  pen.font = font('');
  const lines = [''];
  for (const char of text) {
    if (pen.measureText(lines.at(-1)! + char).width > width && !/[，。；：、！？）”]/.test(char)) lines.push('');
    lines[lines.length - 1] += char;
  }
  return lines;
}
