import { newCompare } from '../tui/compare/state.js'
import { onScreen } from './on-screen.js'
import type { ScreenOptions } from './options.js'
import { secretsOption } from './secrets-option.js'
import { hasTerminal } from './terminal.js'
import { trustOption } from './trust-option.js'
import { tutorial } from './tutorial.js'

/** `handshark [FILE…]`: the screen on these captures, or on the recorded tutorial. Without a terminal, the text report. */
export async function screenCommand(files: readonly string[], options: ScreenOptions): Promise<number> {
	const { left, right, find } = tutorial()
	if (!hasTerminal()) {
		const { keys, rsaKey, passphraseFile, fernetKey, ca, ctLogs } = options
		if (files.length > 0) {
			const { reportCommand } = await import('./report-command.js')
			return reportCommand(files, {
				...(keys && { keys }),
				...(rsaKey && { rsaKey }),
				...(passphraseFile !== undefined && { passphraseFile }),
				...(fernetKey && { fernetKey }),
				...(ca && { ca }),
				...(ctLogs && { ctLogs }),
			})
		}
		const { compareInText } = await import('./compare-command.js')
		return compareInText({ file: left }, { file: right }, find, await secretsOption(options), trustOption(options))
	}
	if (files.length === 0) {
		const compare = newCompare(
			{ session: 0, conversation: 1 },
			{ session: 1, conversation: 1 },
			{ text: find, welcome: true },
		)
		return onScreen([left, right], 'compare', compare, options)
	}
	return onScreen(files, 'packets', newCompare({ session: 0, conversation: 1 }, secondOf(files)), options)
}

/** What the compare view shows before anything is chosen: the first conversations of two captures, or two of one. */
function secondOf(files: readonly string[]) {
	return files.length > 1 ? { session: 1, conversation: 1 } : { session: 0, conversation: 2 }
}
