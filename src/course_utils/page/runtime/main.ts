// 每页都有的入口：找到课程的元素，让它们动起来。
import { enliven as enlivenBoard } from './board';
import { addClassroomToggle, restoreClassroom } from './classroom';
import { enliven as enlivenCounty } from './county';
import { all } from './dom';
import { enliven as enlivenExercise } from './exercise';
import { enliven as enlivenExplorable } from './explorable';
import { enliven as enlivenWorkbench } from './workbench';

restoreClassroom();
addClassroomToggle();
all(document, 'course-explorable').forEach((element) => enlivenExplorable(element));
all(document, 'course-exercise').forEach(enlivenExercise);
all(document, 'course-progress').forEach(enlivenBoard);
all(document, 'course-workbench').forEach(enlivenWorkbench);
all(document, 'course-county').forEach(enlivenCounty);
