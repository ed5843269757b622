// 只有引擎、没有界面的测试页面：把python放到window上，让测试直接调用。
import { python } from '../../src/course_utils/page/runtime/python';

Object.assign(window, { python });
