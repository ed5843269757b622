/* 检索页的中文，写在doctools.js之后、searchtools.js之前。
   不用Sphinx的translations.js：它靠new Function，内容安全策略不许。 */
Object.assign(Documentation.TRANSLATIONS, {
  "Searching": "正在检索",
  "Preparing search...": "正在准备检索……",
  "Search Results": "检索结果",
  "Search finished, found ${resultCount} page(s) matching the search query.": "找到${resultCount}处。",
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
    "没有找到。换个说法，或少写几个字试试。",
  ", in ": "，见",
});

/* 切开的两字组拿去标记正文，只会标得零零碎碎 */
const SPHINX_HIGHLIGHT_ENABLED = false;

/* 摘要要用fetch取页面，file://不允许 */
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
