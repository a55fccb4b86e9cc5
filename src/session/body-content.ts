import { leaves } from '../decode/field.js'
import type { View } from './view.js'

/** The body among the views of an HTTP message, and its bytes: all of a decoded one, else those of the one piece it stands in. */
export function bodyContent(views: readonly View[]): { readonly view: View; readonly bytes: Uint8Array } | undefined {
	const decoded = views.find(({ kind }) => kind === 'body')
	if (decoded && decoded.field.name !== 'http2_message') return { view: decoded, bytes: decoded.bytes }
	const view = decoded ?? views.find(({ kind, field }) => kind === 'message' && field.name.startsWith('http_'))
	const body = view?.field.children?.find(({ name }) => name === 'body')
	const [content, more] = body ? leaves(body) : []
	if (!view || content?.name !== 'content' || more) return undefined
	return { view, bytes: view.bytes.subarray(content.span.start, content.span.end) }
}
