// 运行时说的每一句中文都在这里；服务器端模板里的中文在templates/。
import type { Verdict } from './progress';

export const verdicts: Record<Verdict, string> = {
  correct: '答对了',
  partial: '答对了一部分',
  incorrect: '还不对',
  invalid: '还不能判',
  recorded: '已记下',
};

export const words = {
  tryScenario: '先按一个情景看看，再自己拖动滑块。',
  custom: '自己的设定',
  defaults: '默认设定',
  fallsBack: '这个设定要现场计算，Python正在启动，图先停在上一个设定。',
  computing: '正在计算，图先停在上一个设定。',
  offAxis: (reason: string) => `这个设定没能算出来，图停在上一个设定。${reason}情景按钮和只动一个滑块的设定仍然可用。`,
  noPictures: '画图的脚本没能加载，图停在最初的画面，请检查课程文件是否完整。',

  now: '当前',
  then: '对照',
  pinned: '自己固定的设定',
  saved: (name: string) => `已存成“${name}”。`,
  notSaved: '这个浏览器没能画成图片，请改用截屏；数据仍可以下载成CSV。',
  linkCopied: '链接已复制：发给别人，打开就是同样的两组设定。',
  linkShown: '浏览器不让网页复制，请自己选中下面的链接复制。',
  pickOne: '请选一个实验',
  opening: '正在打开……',

  unanswered: (count: number) => `还有${count}项没有作答，答完再检查。`,
  chooseOne: '请先选一个选项。',
  chooseSome: '请至少选一个选项。',
  writeSomething: '请先写下你的答案。',
  grading: '正在判分……',
  engineStarting: '判分引擎启动中……',
  cannotGrade: (reason: string) => `这道题没能判分。${reason}在JupyterLab里打开同一章，可以照常作答和判分。`,
  cannotRun: (reason: string) => `${reason}在JupyterLab里打开同一章，可以照常运行。`,
  running: '正在运行……',
  noOutput: '运行结束，没有输出。想看到结果，用print打印出来。',
  recordedNote: '你的回答已存在本机，不打分。请对照下面的要点自评。',
  tryFirst: '先试一次再看解答，印象会深得多。想好了仍要看，就再按一次“看解答”。',
  moreHints: (left: number) => `再给一个提示（还有${left}个）`,
  noMoreHints: '提示已全部给出',
  moved: (text: string, position: number, total: number) => `“${text}”移到第${position}项，共${total}项。`,
  editorLabel: '代码编辑框。按Esc再按Tab可以离开。',
  editorMissing: '代码编辑器没能加载，请直接在文本框里写代码。',

  memoryOnly: '浏览器不让本页保存数据，或者存储空间已满：作答只在本页打开时有效，离开前请到学习进度页导出。',
  setAside: (key: string) => `本机的作答记录读不懂，已原样移到“${key}”，没有删除；从现在起重新记录。`,
  brokenKept: '本机的作答记录读不懂，又没有空间把它移到一旁：原样保留，本页的作答只在打开时有效。',

  counts: (tried: number, total: number | undefined, correct: number, partial: number) =>
    tried === 0
      ? `共${total}题，还没有做`
      : `${total === undefined ? `做过${tried}题` : `做过${tried}题，共${total}题`}，答对${correct}题，部分答对${partial}题`,
  chapter: (id: string) => id.replace(/^ch(\d+)$/, '第$1章'),
  imported: (added: number, known: number) => `已导入${added}条新记录，另有${known}条本来就有。`,
  cleared: '本机的作答记录与草稿已清空。',
  confirmClear: '清空本机的全部作答记录与草稿？清空后不能恢复，建议先导出。',
  exported: (count: number) => `已导出${count}条记录。`,
  exportName: (day: string) => `学习进度-${day}.json`,
  tooBig: '这个文件超过5MB，不像是学习进度文件，没有导入。',
  notJson: '这个文件不是完整的JSON，可能已损坏，没有导入。',
  foreign: '这不是本课程的学习进度文件，没有导入。',
  otherVersion: '这个文件来自别的版本的课程，没有导入；请先更新课程再试。',
  badAttempt: (index: number) => `文件里第${index}条记录的内容不对，可能已损坏，没有导入任何记录。`,
  unreadable: '这个文件读不出来，没有导入。',

  classroom: '课堂模式',
  classroomTitle: '课堂模式：放大文字与图，收起侧栏（快捷键Alt+Shift+K）',
  dismiss: '知道了',

  popupBlocked: '浏览器拦住了讲者视图的窗口：请允许本页弹出窗口，或者按N在同一屏看讲稿。',
  speakerTitle: (deck: string) => `讲稿：${deck}`,
  previousSlide: '上一张',
  nextSlide: '下一张',
  nextTitle: (title: string | undefined) => (title ? `下一张：${title}` : '这是最后一张。'),
  clock: (spent: string, now: string) => `已讲${spent}，现在${now}`,
};
