// 用法：node bundle.mjs 输出文件
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const entry = fileURLToPath(new URL('page.ts', import.meta.url));
await build({ entryPoints: [entry], outfile: process.argv[2], bundle: true, format: 'iife', logLevel: 'error' });
