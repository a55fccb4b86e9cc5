import type { ReactNode } from 'react'
import { Canvas } from '../canvas.js'
import { framed } from '../panes/frame.js'
import { type Column, type ListState, listLines } from '../panes/list.js'
import { line, type Run } from '../text.js'
import type { Theme } from '../theme.js'

/** A pane with its border and title; the mouse finds it by its name. */
export function FramedPane(props: {
	readonly name: string
	readonly theme: Theme
	readonly title: string
	readonly right?: string | readonly Run[]
	readonly isFocused: boolean
	readonly body: (width: number, height: number) => readonly string[]
	readonly width?: number
}): ReactNode {
	const { name, theme, title, right = '', isFocused, body, width: columns } = props
	const words: readonly Run[] =
		typeof right === 'string' ? (right === '' ? [] : [{ text: right, token: 'dimmed' }]) : right
	const draw = (width: number, height: number) =>
		framed({ theme, title: [{ text: title }], right: words, width, height, isFocused, body })
	return (
		<Canvas
			name={name}
			draw={draw}
			flexBasis={columns ?? 0}
			{...(columns !== undefined && { flexGrow: 0, flexShrink: 0, width: columns })}
		/>
	)
}

/** A list in its pane; in words why it is empty. */
export function ListPane(props: {
	readonly theme: Theme
	readonly title: string
	readonly right?: string
	readonly columns: (width: number) => readonly Column[]
	readonly count: number
	readonly list: ListState
	readonly isFocused: boolean
	readonly empty: string
}): ReactNode {
	const { theme, title, right = '', columns, count, list, isFocused, empty } = props
	const body = (width: number, height: number) =>
		count === 0
			? [line(theme, width, [{ text: ` ${empty}`, token: 'dimmed' }])]
			: listLines({ theme, columns: columns(width), count, state: list, width, height, isFocused })
	return <FramedPane name="list" theme={theme} title={title} right={right} isFocused={isFocused} body={body} />
}
