import { say } from '../explain/interface.js'
import { keyWords } from '../explain/key-words.js'
import type { Glyphs } from './glyphs.js'
import type { Key as Pressed } from './key-sequence.js'
import { keyLabel } from './keymap.js'
import { type Context, KEYS } from './keys.js'
import type { State } from './state.js'
import { TABS } from './views/tabs.js'

/** What is told of a key that means nothing where the user is: in which view it does what, else where all keys stand. Nothing of what nobody typed. */
export function deadKeyText({ language }: State, { key, text }: Pressed, glyphs: Glyphs): string | undefined {
	const here = TABS.flatMap(({ view, key: number }) => {
		const row = KEYS.find(({ keys, when }) => keys.includes(key) && when.includes(view satisfies Context))
		return row ? [{ row, view: `${number} ${say(`pane.${view}`, {}, language)}` }] : []
	})[0]
	const label = keyLabel(key, glyphs)
	if (here)
		return say('status.elsewhere', { key: label, view: here.view, help: keyWords(here.row.help, language) }, language)
	return text === undefined ? undefined : say('status.no_key', { key: label }, language)
}
