// What a person reads for how far the work on an article is.

import { l10n } from 'vscode';
import type { Status } from '../core/model/layer';

export function statusName(status: Status): string {
  switch (status) {
    case 'todo':
      return l10n.t('To do');
    case 'in-progress':
      return l10n.t('In progress');
    case 'done':
      return l10n.t('Done');
  }
}
