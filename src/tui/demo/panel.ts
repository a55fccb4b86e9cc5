import { clean } from '../../clean.js'
import { actWords, noteText } from '../../explain/demo.js'
import { type ScreenText, say } from '../../explain/interface.js'
import { colon } from '../../explain/language.js'
import { ruled } from '../panes/frame.js'
import { inputLine } from '../panes/text-input.js'
import type { State } from '../state.js'
import { width as columnsOf, line, type Run } from '../text.js'
import { groundOf, type Theme } from '../theme.js'
import { wrapped } from '../views/words.js'
import { commandLines } from './command-lines.js'
import { type DemoState, type ShownNote, standing } from './state.js'

/** Lines of the panel with its border: what its page needs, and no more than a good part of the screen. */
export function demoHeight(state: State, theme: Theme, columns: number, rows: number): number {
	const { demo } = state
	if (!demo || state.isHelpOpen) return 0
	if (demo.isFolded) return 1
	return pageOf(state, demo, theme, columns, room(rows)).lines.length + 2
}

/** The panel: the act's words, what to look at, what was printed, how to take part; on as many pages as it takes. */
export function demoLines(state: State, theme: Theme, width: number, rows: number): string[] {
	const { demo, language } = state
	if (!demo) return []
	const title = titleOf(state, demo)
	const where = say('demo.of', { act: demo.act + 1, count: demo.acts.length }, language)
	if (demo.isFolded) {
		const right: readonly Run[] = keysOf(state, demo, undefined)
		return [
			line(
				theme,
				width,
				[
					{ text: ` ${where} `, token: 'dimmed' },
					{ text: title, token: 'title' },
				],
				{ right },
			),
		]
	}
	const { lines, page, count } = pageOf(state, demo, theme, width, room(rows))
	const paged = say('demo.page', { page: page + 1, count }, language)
	const right: Run[] = [{ text: count > 1 ? `${where}, ${paged}` : where, token: 'dimmed' }]
	const height = lines.length + 2
	return ruled({ theme, title: [{ text: title }], right, width, height, body: () => lines })
}

/** Lines inside the panel: about a third of the screen. */
function room(rows: number): number {
	return Math.max(5, Math.min(20, Math.round(rows * 0.34) - 2))
}

function titleOf({ language }: State, demo: DemoState): string {
	const { title } = actWords(demo.acts[demo.act]!.id, language)
	return demo.isPlaying ? `${title}${colon(language)}${say('demo.playing', {}, language)}` : title
}

type Page = { readonly lines: readonly string[]; readonly page: number; readonly count: number }

/** One page: as many blocks as fit, and the keys in the last line. */
function pageOf(state: State, demo: DemoState, theme: Theme, width: number, height: number): Page {
	const typing = typingLines(state, demo, theme, width)
	if (typing) return { lines: typing, page: 0, count: 1 }
	const pages = paged(blocksOf(state, demo, theme, width, height - 1), height - 1)
	const page = demo.page % pages.length
	const keys = line(theme, width, [{ text: ' ' }, ...keysOf(state, demo, { page, count: pages.length })])
	return { lines: [...pages[page]!, keys], page, count: pages.length }
}

/** What is not parted between pages if that can be helped, and what has to stand over it on each page that has any of its kind. */
type Block = { readonly lines: readonly string[]; readonly heading?: readonly string[] }

/** Blocks on pages of at most so many lines. */
function paged(blocks: readonly Block[], most: number): string[][] {
	const pages: string[][] = [[]]
	for (const { lines, heading = [] } of blocks) {
		const headed = (page: readonly string[]) =>
			heading.some(text => page.includes(text)) || heading.length + lines.length > most ? lines : [...heading, ...lines]
		if (pages.at(-1)!.length > 0 && pages.at(-1)!.length + headed(pages.at(-1)!).length > most) pages.push([])
		for (const text of headed(pages.at(-1)!)) {
			if (pages.at(-1)!.length >= most) pages.push([])
			pages.at(-1)!.push(text)
		}
	}
	return pages
}

function blocksOf(state: State, demo: DemoState, theme: Theme, width: number, most: number): Block[] {
	const { language } = state
	const { text, looks } = actWords(demo.acts[demo.act]!.id, language)
	const runs = (parts: readonly Run[]) => wrapped(theme, parts, width - 2, MOST).map(text => ` ${text} `)
	const told = demo.notes.map(note => ({ lines: noteLines(note, theme, width - 2, language).map(text => ` ${text} `) }))
	const heading = runs([{ text: say('demo.try', {}, language), token: 'key' }])
	const rest = [...told, ...triedBlocks(demo, theme, width, most, heading)]
	if (demo.look === undefined) return [{ lines: runs([{ text }]) }, ...rest]
	const place = say('demo.look', { look: demo.look + 1, count: looks.length }, language)
	const look = runs([{ text: `${place} `, token: 'key' }, { text: looks[demo.look] ?? '' }])
	return [{ lines: look }, ...rest, { lines: runs([{ text }]) }]
}

/** What a learner can type elsewhere, each command a block: it stands at the edge of the screen, so that it can be copied as it stands. */
function triedBlocks(demo: DemoState, theme: Theme, width: number, most: number, heading: string[]): Block[] {
	const blocks = demo.commands.map(command => ({
		lines: commandLines(clean(command, theme.ascii), width).map(text => line(theme, width, [{ text }])),
		heading,
	}))
	const [first] = blocks
	return first && heading.length + first.lines.length > most ? [{ lines: heading }, ...blocks] : blocks
}

/** More lines than a panel ever has. */
const MOST = 40

function noteLines(note: ShownNote, theme: Theme, width: number, language: State['language']): string[] {
	const { key, values = {}, swatches = [] } = note
	const text = `${theme.glyphs.dot} ${clean(noteText(key, values, language), theme.ascii)}`
	if (swatches.length === 0) return wrapped(theme, [{ text }], width, MOST)
	const names = swatches.reduce((sum, { name }) => sum + columnsOf(clean(name, theme.ascii)) + SWATCH + 3, 0)
	const lines = wrapped(theme, [{ text }], width, MOST)
	const last = columnsOf(text)
	const isShort = lines.length === 1 && last + names < width
	const before = isShort ? line(theme, last + 1, [{ text }]) : line(theme, 2, [])
	let row = before
	let used = isShort ? last + 1 : 2
	for (const { name, rgb } of swatches) {
		const word = ` ${clean(name, theme.ascii)}  `
		if (used + SWATCH + columnsOf(word) > width) break
		row += groundOf(theme, rgb, ' '.repeat(SWATCH)) + line(theme, columnsOf(word), [{ text: word }])
		used += SWATCH + columnsOf(word)
	}
	row += line(theme, Math.max(0, width - used), [])
	return isShort ? [row] : [...lines, row]
}

/** Columns of a colour. */
const SWATCH = 6

/** The keys of the panel itself, what comes next in front: the footer has those of the view. */
function keysOf({ language }: State, demo: DemoState, pages: Omit<Page, 'lines'> | undefined): Run[] {
	const { act, acts, isFolded } = demo
	const isPaged = pages !== undefined && pages.count > 1
	const isLastPage = isPaged && pages.page === pages.count - 1
	const has = {
		a: act + 1 < acts.length,
		A: act > 0 && !isFolded,
		v: true,
		d: isPaged,
		y: acts[act]!.inputs.length > 0 && !isFolded,
		r: !isFolded,
		D: true,
	}
	const words: Partial<Record<string, ScreenText>> = {
		...(isFolded && { D: 'demo.key.unfold' }),
		...(isLastPage && { d: 'demo.key.first_page' }),
	}
	const keys = isPaged && !isLastPage ? (['d', 'v', 'a', ...REST] as const) : (['a', 'v', 'd', ...REST] as const)
	return keys
		.filter(key => has[key])
		.flatMap((key, i): Run[] => [
			{ text: i === 0 ? '' : '  ' },
			{ text: key, token: 'key' },
			{ text: ` ${say(words[key] ?? `demo.key.${key}`, {}, language)}`, token: 'dimmed' },
		])
}

const REST = ['y', 'A', 'r', 'D'] as const

/** While values are typed: which one, what stands there, and what can be used. */
function typingLines({ language }: State, demo: DemoState, theme: Theme, width: number): string[] | undefined {
	const { typing, acts, act } = demo
	if (!typing) return undefined
	const { id, inputs } = acts[act]!
	const words = actWords(id, language).inputs
	return inputs.map((input, i) => {
		const prompt = ` ${words[input.name] ?? input.name}: `
		if (i !== typing.at) return line(theme, width, [{ text: prompt, token: 'dimmed' }, { text: standing(demo, input) }])
		const verdict = typing.isBad ? ` ${say('demo.bad_value', {}, language)} ` : ''
		const [left, right] = [columnsOf(prompt), columnsOf(verdict)]
		return (
			line(theme, left, [{ text: prompt, token: 'key' }]) +
			inputLine({ theme, input: typing.input, width: width - left - right, isFocused: true }) +
			line(theme, right, [{ text: verdict, token: 'err' }])
		)
	})
}
