import type { DemoActId } from '../../explain/demo.js'
import type { Message, Role } from '../../session/conversation.js'
import type { ViewName } from '../state.js'

/** Where the screen goes for one of the sights of an act, in the order of its words. */
export type Sight = {
	readonly view: ViewName
	/** Which of the act's conversations, from 0. */
	readonly conversation: number
	/** The message that is selected: the first that is such. */
	readonly message?: (message: Message) => boolean
	/** The field that is selected: names on the way to it, in their order. */
	readonly field?: readonly string[]
	/** What is shown below the list where there is room for one only: the fields, if not given. */
	readonly pane?: 'tree' | 'hex'
	/** Of checks: the first that has failed is selected. */
	readonly isFailed?: true
}

const is =
	(type: string, from?: Role) =>
	(message: Message): boolean =>
		message.type === type && (from === undefined || message.from === from)

const alert = (description: string) => (message: Message) => message.description === description

const BODY = ['body', 'content']
const ALERT = ['alert', 'description']

export const SIGHTS: Readonly<Record<DemoActId, readonly Sight[]>> = {
	clear: [
		{ view: 'ladder', conversation: 0, message: is('http_response'), field: BODY, pane: 'hex' },
		{ view: 'packets', conversation: 0, message: is('http_response'), field: ['http_response', ...BODY], pane: 'hex' },
		{ view: 'conversations', conversation: 0 },
	],
	cipher: [
		{ view: 'ladder', conversation: 0, message: is('http_response'), field: BODY, pane: 'hex' },
		{ view: 'ladder', conversation: 1, message: is('http_response'), field: ['fernet_token', 'timestamp'] },
		{
			view: 'ladder',
			conversation: 1,
			message: is('http_response'),
			field: ['fernet_plaintext', 'content'],
			pane: 'hex',
		},
		{ view: 'ladder', conversation: 1, message: is('http_request'), field: ['request_line', 'target'], pane: 'hex' },
	],
	exchange: [
		{ view: 'ladder', conversation: 0, message: is('http_request'), field: BODY, pane: 'hex' },
		{ view: 'ladder', conversation: 2, message: is('http_request'), field: BODY, pane: 'hex' },
		{ view: 'ladder', conversation: 3, message: is('server_hello'), field: ['extensions', 'key_exchange'] },
		{ view: 'keys', conversation: 3 },
	],
	authority: [
		{ view: 'ladder', conversation: 0, message: is('http_request'), field: ['certification_request', 'subject'] },
		{ view: 'ladder', conversation: 0, message: is('http_response'), field: ['certificate', 'issuer'] },
	],
	refused: [
		{ view: 'ladder', conversation: 0, message: is('alert', 'client'), field: ALERT },
		{ view: 'conversations', conversation: 0 },
		{ view: 'ladder', conversation: 1, message: is('finished', 'server') },
	],
	accepted: [
		{ view: 'ladder', conversation: 0, message: is('client_hello') },
		{ view: 'ladder', conversation: 0, message: is('client_key_exchange') },
		{ view: 'ladder', conversation: 1, message: is('certificate', 'server') },
		{ view: 'compare', conversation: 1 },
		{ view: 'checks', conversation: 1 },
	],
	redirect: [
		{ view: 'ladder', conversation: 0, message: is('http_response'), pane: 'hex' },
		{ view: 'ladder', conversation: 1, message: is('http_request'), field: ['request_line', 'target'], pane: 'hex' },
	],
	live: [
		{ view: 'ladder', conversation: 0, message: is('http_request') },
		{ view: 'ladder', conversation: 1, message: is('server_sent_event') },
		{ view: 'ladder', conversation: 2, message: is('websocket_message', 'client') },
	],
	tampered: [
		{ view: 'ladder', conversation: 0, message: is('http_response'), field: BODY, pane: 'hex' },
		{ view: 'ladder', conversation: 1, message: alert('bad_record_mac'), field: ALERT },
		{ view: 'checks', conversation: 1, isFailed: true },
	],
	client: [
		{ view: 'ladder', conversation: 0, message: is('certificate_request') },
		{ view: 'ladder', conversation: 0, message: is('certificate', 'client') },
		{ view: 'ladder', conversation: 1, message: alert('certificate_required'), field: ALERT },
	],
}
