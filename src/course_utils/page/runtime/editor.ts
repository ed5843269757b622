// 代码编辑器：CodeMirror里用得到的部分，打成editor.js，读者要写代码时才加载。
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { MountEditor } from './code';
import { words } from './words';

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: 'var(--course-code-keyword)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--course-code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--course-code-number)' },
  { tag: tags.comment, color: 'var(--course-muted)' },
  { tag: [tags.function(tags.variableName), tags.definition(tags.variableName)], color: 'var(--course-code-name)' },
]);

/** 用编辑器替换文本框；两边的内容始终相同，文本框仍是作答的来处。 */
const mountEditor: MountEditor = (area) => {
  const view = new EditorView({
    doc: area.value,
    extensions: [
      [lineNumbers(), history(), drawSelection(), indentOnInput(), indentUnit.of('    '), bracketMatching(), closeBrackets()],
      [highlightActiveLine(), python(), syntaxHighlighting(colors), EditorView.lineWrapping],
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      EditorView.contentAttributes.of({ 'aria-label': words.editorLabel }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        area.value = update.state.doc.toString();
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    ],
  });
  const { selectionStart, selectionEnd } = area;
  const focused = document.activeElement === area;
  area.before(view.dom);
  area.hidden = true;
  if (focused) {
    view.dispatch({ selection: { anchor: selectionStart, head: selectionEnd } });
    view.focus();
  }
  return (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
};

Object.assign(globalThis, { courseEditor: mountEditor });
