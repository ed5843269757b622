// 课堂模式：放大文字与图、收起侧栏，开关记在本机。
import { make } from './dom';
import * as store from './store';
import { words } from './words';

const KEY = 'classroom';
const root = document.documentElement;

/** 在页面画出来之前就用上次的选择，免得闪一下。 */
export function restoreClassroom(): void {
  root.dataset.courseClassroom = store.load(KEY) === 'on' ? 'on' : 'off';
}

/** 把开关放进主题的按钮栏；没有按钮栏就放在角落。 */
export function addClassroomToggle(): void {
  const button = make('button', { type: 'button', className: 'btn btn-sm course-classroom', title: words.classroomTitle }, words.classroom);
  const show = () => button.setAttribute('aria-pressed', String(root.dataset.courseClassroom === 'on'));
  const toggle = () => {
    root.dataset.courseClassroom = root.dataset.courseClassroom === 'on' ? 'off' : 'on';
    store.save(KEY, root.dataset.courseClassroom);
    show();
  };
  button.addEventListener('click', toggle);
  addEventListener('keydown', (event) => {
    if (event.altKey && event.shiftKey && event.code === 'KeyK') toggle();
  });
  show();
  const bar = document.querySelector('.article-header-buttons');
  if (bar) bar.prepend(button);
  else document.body.append(button);
}
