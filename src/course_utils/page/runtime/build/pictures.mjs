// 在Node里把ECharts的option画成SVG：标准输入是[{name, option}]，标准输出是{name: svg}。
import './errors.mjs';
import * as echarts from 'echarts';
import { json } from 'node:stream/consumers';

const WIDTH = 330;
const HEIGHT = 360;

function draw({ name, option }) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  // 图的文字说明写在外层元素上
  chart.setOption({ ...option, animation: false, aria: { ...option.aria, label: { enabled: false } } });
  const svg = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  const still = svg
    .replace(/<style[^]*?<\/style>| class="zr[^"]*"/g, '') // 鼠标悬停的样式，静止的图用不着
    .replace(/\bzr\d+-/g, `${name}-`); // 同一页上有好几幅图，编号不能相同
  return [name, still];
}

const pictures = Object.fromEntries((await json(process.stdin)).map(draw));
// 等写完再退出：echarts留着定时器，不会自己结束
process.stdout.write(JSON.stringify(pictures), () => process.exit(0));
