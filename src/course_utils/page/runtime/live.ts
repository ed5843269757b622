// 找到课程的元素，让它们动起来。
import { enliven as enlivenBoard } from './board';
import { enliven as enlivenCounty } from './county';
import { all } from './dom';
import { enliven as enlivenExercise } from './exercise';
import { enliven as enlivenExplorable } from './explorable';
import { enliven as enlivenWorkbench } from './workbench';

/** 让页面上的课程元素都动起来；返回各个互动实验立刻备好画面的办法。 */
export function enlivenAll(): Map<Element, () => void> {
  const explorables = all(document, 'course-explorable');
  const starts = new Map(explorables.map((element) => [element, enlivenExplorable(element)]));
  all(document, 'course-exercise').forEach(enlivenExercise);
  all(document, 'course-progress').forEach(enlivenBoard);
  all(document, 'course-workbench').forEach(enlivenWorkbench);
  all(document, 'course-county').forEach(enlivenCounty);
  return starts;
}
