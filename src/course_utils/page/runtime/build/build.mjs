// 用法：node build.mjs course.zip reveal.js的文件夹 输出文件夹
import './errors.mjs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundlePage, bundleWorker } from './bundle.mjs';
import { makeSnapshot } from './snapshot.mjs';

const [coursePath, reveal, out] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const pyodide = (name) => readFile(require.resolve(`pyodide/${name}`));
const engine = (name) => join(out, 'engine', name);
const packed = (bytes) => gzipSync(bytes, { level: 9 });

await Promise.all([bundlePage(out, reveal), bundleWorker(out)]);
const worker = packed(await readFile(engine('worker.js')));
const wasm = await pyodide('pyodide.asm.wasm');
const stdlib = await pyodide('python_stdlib.zip');
const course = await readFile(coursePath);
const snapshot = packed(await makeSnapshot(course));

// 经http：wasm原样，浏览器才能边下载边编译；快照是gzip，名字叫.bin，免得服务器再压一遍
const files = { 'pyodide.asm.wasm': wasm, 'python_stdlib.zip': stdlib, 'course.zip': course, 'snapshot.bin': snapshot };
for (const [name, bytes] of Object.entries(files)) await writeFile(engine(name), bytes);

// file://：一个经典脚本装下全部，字段见protocol.ts的Payload
const payload = { worker, wasm: packed(wasm), stdlib, course, snapshot };
const texts = Object.entries(payload).map(([name, bytes]) => [name, bytes.toString('base64')]);
await writeFile(engine('payload.js'), `coursePayload(${JSON.stringify(Object.fromEntries(texts))});\n`);

// Pyodide留着定时器，不会自己结束
process.exit(0);
