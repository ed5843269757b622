// 用esbuild把运行时打成经典脚本：file://下只有经典脚本能加载。
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const runtime = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const common = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  format: 'iife',
  target: ['chrome107', 'edge107', 'firefox115', 'safari16.4'],
  logLevel: 'error',
};

// Pyodide里写着一个下载包的默认地址。我们从不下载，课程文件里也不该出现别人的网址
const noDefaultHost = {
  name: 'no-default-host',
  setup: ({ onLoad }) =>
    onLoad({ filter: /pyodide\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(/`https:[^`]*`/, '""') };
    }),
};

/** 页面与幻灯片一侧的脚本与样式；`reveal`是reveal.js的文件夹。 */
export function bundlePage(out, reveal) {
  const entryPoints = { course: 'main.ts', slides: 'slides.ts', chart: 'chart.ts', editor: 'editor.ts' };
  const scripts = Object.fromEntries(Object.entries(entryPoints).map(([name, file]) => [name, runtime(file)]));
  const styles = ['course.css', 'slides.css'].map(runtime);
  return Promise.all([
    build({ ...common, entryPoints: scripts, outdir: out, alias: { reveal } }),
    build({ ...common, entryPoints: styles, outdir: out, alias: { reveal } }),
  ]);
}

/** 装着Pyodide的worker。 */
export function bundleWorker(out) {
  return build({
    ...common,
    entryPoints: { 'engine/worker': runtime('worker.ts') },
    outdir: out,
    plugins: [noDefaultHost],
    // 经典脚本里没有import.meta；node:开头的模块只在Node里才用得到
    define: { 'import.meta.url': 'self.location.href' },
    external: ['node:*', 'ws'],
  });
}
