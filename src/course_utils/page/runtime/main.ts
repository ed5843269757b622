// 书里每页都有的入口。
import { addClassroomToggle, restoreClassroom } from './classroom';
import { enlivenAll } from './live';

restoreClassroom();
addClassroomToggle();
enlivenAll();
