// The command that writes a note on an annotation.

import { commands, l10n } from 'vscode';
import { setNote } from '../../core/model/annotationFields';
import { labelName } from '../../core/model/labelSet';
import { annotationIn, editableAnnotation } from '../annotationArgument';
import type { AnnotationArgument } from '../annotationArgument';
import { askText, breakSign } from '../askText';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { say } from '../say';
import { shorten } from '../shorten';

/** What a program may add: the note itself. */
interface NoteArgument extends AnnotationArgument {
  readonly note?: string;
}

export const notes: Feature = ({ store }) =>
  commands.registerCommand(COMMAND.note, async (argument?: NoteArgument) => {
    const asked = await editableAnnotation(store, argument);
    if (!asked) return;
    const { active, annotation } = asked;
    const { id, label, text, note = '' } = annotation;
    const { session, labelSet } = active.article;
    const name = labelName(labelSet, label);
    const typed =
      typeof argument?.note === 'string'
        ? argument.note
        : await askText(note, {
            title: l10n.t('Note on {0} “{1}”', name, shorten(text, 40)),
            prompt: note.includes('\n')
              ? l10n.t('{0} stands for a line break. Empty removes the note', breakSign(note))
              : l10n.t('Empty removes the note'),
          });
    // It may have been deleted while the box was open.
    if (typed === undefined || typed === note || !annotationIn(active, id)) return;
    session.apply(setNote(session.state.layer, id, typed));
    if (typed === '') say(l10n.t('Note removed: {0}', shorten(text)));
    else say(l10n.t('Note on {0}: {1}', shorten(text, 30), shorten(typed)));
  });
