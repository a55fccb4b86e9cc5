import { clean } from '../../clean.js'
import type { Area } from '../areas.js'
import { framed } from '../panes/frame.js'
import type { RowStamps } from '../panes/kept-lines.js'
import { type Column, type ListState, listLines } from '../panes/list.js'
import { width as columnsOf, type Run } from '../text.js'
import type { Theme, Token } from '../theme.js'
import { wrapped } from './words.js'

/** Columns of a pane's upper edge that are not its texts': the corners, the mark of the focus and the blanks around both texts. */
export const EDGE = 9

/** A pane with its border and title; the mouse finds it by its name. */
export function framedPane(options: {
	readonly name: string
	readonly theme: Theme
	readonly title: string | ((width: number) => string)
	/** A few words at the right end of the edge, for what stands inside `width` by `height`: the first that fit beside the title. */
	readonly right?: readonly string[] | ((width: number, height: number) => readonly string[])
	readonly rightToken?: Token
	readonly isFocused: boolean
	readonly body: (width: number, height: number) => readonly string[]
}): Area {
	const { name, theme, title, right: words = [], rightToken = 'dimmed', isFocused, body } = options
	const draw = (width: number, height: number) => {
		const heading = typeof title === 'string' ? title : title(width)
		const choices = typeof words === 'function' ? words(width - 2, height - 2) : words
		const room = width - columnsOf(clean(heading, theme.ascii)) - EDGE
		const text = choices.find(text => columnsOf(clean(text, theme.ascii)) <= room)
		const right: readonly Run[] = text ? [{ text, token: rightToken }] : []
		return framed({ theme, title: [{ text: heading }], right, width, height, isFocused, body })
	}
	return { name, draw }
}

/** A list in its pane; in words why it is empty. */
export function listPane(options: {
	readonly theme: Theme
	readonly title: string | ((width: number) => string)
	readonly right?: readonly string[]
	readonly rightToken?: Token
	readonly columns: (width: number, height: number) => readonly Column[]
	readonly count: number
	readonly list: ListState
	readonly isFocused: boolean
	/** What is said where there is no row. */
	readonly empty: readonly string[]
	readonly stamps?: RowStamps | undefined
}): Area {
	const { theme, title, right = [], rightToken = 'dimmed', columns, count, list, isFocused, empty, stamps } = options
	const body = (width: number, height: number) =>
		count === 0
			? empty.flatMap((text, i) =>
					wrapped(theme, [{ text, token: i === 0 ? 'dimmed' : 'err' }], width - 2, height).map(text => ` ${text} `),
				)
			: listLines({ theme, columns: columns(width, height), count, state: list, width, height, isFocused, stamps })
	return framedPane({ name: 'list', theme, title, right, rightToken, isFocused, body })
}
