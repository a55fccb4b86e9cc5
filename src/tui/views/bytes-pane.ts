import { say } from '../../explain/interface.js'
import { colon } from '../../explain/language.js'
import { phrase } from '../../explain/phrases/phrases.js'
import type { Area } from '../areas.js'
import { withDefault } from '../browse.js'
import { pairOf } from '../pair.js'
import { hexLines } from '../panes/hex.js'
import { pairLines } from '../panes/hex-pair.js'
import type { Browser, State } from '../state.js'
import { hexView, shownBytes, subjectOf } from '../subject.js'
import type { Theme } from '../theme.js'
import { framedPane } from './pane.js'

/** The bytes that hold the selected field, which is lit, and the packets they came in. */
export function bytesPane(state: State, theme: Theme, browser: Browser, size?: number): Area {
	const { language } = state
	const subject = subjectOf(state)
	const tree = withDefault(browser, subject)
	const shown = shownBytes(subject, { ...browser, tree })
	const view = hexView(subject, { ...browser, tree })
	const pair = pairOf(state, subject, { ...browser, tree })
	const packets = shown.packets.length > 3 ? `${shown.packets[0]}-${shown.packets.at(-1)}` : shown.packets.join(', ')
	const right =
		shown.view && shown.packets.length > 0 ? [say('hex.selected', { length: shown.length, packets }, language)] : []
	const name = pair ? say('pair.title', {}, language) : phrase(shown.view?.title ?? '', language)
	const title = `${say('pane.hex', {}, language)}${colon(language)}${name}`
	const body = (width: number, height: number) =>
		pair ? pairLines({ theme, view: pair, width, height }) : hexLines({ theme, view, width, height })
	return { ...framedPane({ name: 'hex', theme, title, right, isFocused: browser.focus === 'hex', body }), size }
}
