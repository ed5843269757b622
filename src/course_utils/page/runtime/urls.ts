// 页面可能在任意深度，所以一切地址都从脚本自己的地址算起。
const here = (document.currentScript as HTMLScriptElement).src;

/** `_static/course/`里一个文件的完整地址，例如`assetUrl('chart.js')`。 */
export function assetUrl(path: string): string {
  return new URL(path, here).href;
}

/** 用脚本标签加载`_static/course/`里的经典脚本：`file://`下只有这种办法。 */
export function loadScript(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = assetUrl(path);
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`没能加载${path}，请检查课程文件是否完整。`));
    document.head.append(script);
  });
}
