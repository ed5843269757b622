"""网页里拖动滑块到出新图：引擎就绪之前（画面缓存）与之后（网页里的Python）。"""

from __future__ import annotations

from playwright.sync_api import Page, sync_playwright

from bench.table import Row, milliseconds, spread
from browser import ROOT, launch, serve, until

CHAPTER = "book/ch1-meaning.html"
ELEMENT = 'course-explorable[data-id="growth-engine"]'
MOVES = 40

# 对照是浏览器自己的下限：改一个字，等到它画出来
MEASURE = """async ([selector, slider, moves]) => {
  const element = document.querySelector(selector);
  const range = element.querySelectorAll('input[type=range]')[slider];
  const chart = element.querySelector('[role=img][aria-label]');
  const changed = (target, act) => new Promise((resolve) => {
    const began = performance.now();
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(performance.now() - began); });
    observer.observe(target, {subtree: true, childList: true, attributes: true, characterData: true});
    act();
  });
  const frame = () => new Promise(requestAnimationFrame);
  const ours = [], floor = [], sources = new Set();
  const probe = document.body.appendChild(document.createElement('p'));
  for (let move = 0; move < moves; move += 1) {
    const steps = Math.round((range.max - range.min) / range.step);
    ours.push(await changed(chart, () => {
      range.value = String(Number(range.min) + ((move * 7 + 3) % (steps + 1)) * Number(range.step));
      range.dispatchEvent(new Event('input', {bubbles: true}));
    }));
    sources.add(element.dataset.source);
    await frame();
    const began = performance.now();
    probe.textContent = String(move);
    await frame();
    floor.push(performance.now() - began);
    await frame();
  }
  probe.remove();
  return {ours, floor, sources: [...sources]};
}"""


def wake(page: Page) -> None:
    """像读者那样碰一下互动实验，引擎由此开始加载。"""
    slider = page.locator(f"{ELEMENT} input[type=range]").first
    slider.focus()
    slider.press("ArrowRight")


def measure() -> list[Row]:
    """两行：缓存与Python，单位毫秒。"""
    with sync_playwright() as playwright, serve(ROOT / "_build" / "html") as root:
        page = launch(playwright).new_page()
        page.goto(root + CHAPTER)
        wake(page)
        page.wait_for_selector(f'{ELEMENT}[data-source="cache"]')
        before = page.evaluate(MEASURE, [ELEMENT, 0, MOVES])
        until(page, "document.documentElement.dataset.coursePython === 'ready'")
        # 先动一个滑块离开默认值，再动另一个，就不在缓存里了
        after = page.evaluate(MEASURE, [ELEMENT, 1, MOVES])
        page.context.browser.close()
    return [
        Row(
            f"滑块到新图，{when}（画面来自{'、'.join(result['sources'])}），对照改一个字到画出来",
            milliseconds(result["ours"]),
            milliseconds(result["floor"]),
            spread(result["ours"])[0] / spread(result["floor"])[0],
        )
        for when, result in (("引擎就绪之前", before), ("引擎就绪之后", after))
    ]
