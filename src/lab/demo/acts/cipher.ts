import { createServer } from 'node:http'
import { openFernet, readFernetKey } from '../../../analyse/fernet.js'
import { fernetBytes } from '../../../decode/fernet.js'
import type { Act } from '../act.js'
import { ask, commands, SECRET, say } from '../exchange.js'
import { makeFernetKey, makeToken } from '../fernet.js'

/** A substitution whose key is a number, then a symmetric key with Fernet tokens. */
export const cipher: Act = {
	id: 'cipher',
	inputs: [{ name: 'shift', initial: '3', isGood: text => /^\d{1,3}$/.test(text.trim()) && Number(text) % 26 !== 0 }],
	play: async stage => {
		const shift = Number(stage.inputs.shift) % 26
		const [key, other] = [makeFernetKey(), makeFernetKey()]
		const server = createServer((request, response) => {
			if (request.url === '/shifted') say(response, shifted(SECRET, shift))
			else say(response, makeToken(key, SECRET, Date.now()))
		})
		const port = await stage.listen(server)
		const { body: sent } = await ask(stage, { port, path: '/shifted' })
		stage.note('cipher_sent', { shift, sent, text: shifted(sent, -shift) })
		const wrong = (shift % 25) + 1
		stage.note('cipher_wrong', { shift: wrong, text: shifted(sent, -wrong) })
		const { body: token } = await ask(stage, { port, path: '/fernet' })
		const bytes = fernetBytes(token)!
		stage.fernetKey(key)
		stage.note('fernet_key', { key })
		const open = (text: string) => {
			const opened = openFernet(bytes, readFernetKey(text) as Exclude<ReturnType<typeof readFernetKey>, string>)
			return typeof opened === 'string' ? opened : Buffer.from(opened).toString()
		}
		stage.note('fernet_opened', { text: open(key) })
		stage.note('fernet_wrong', { key: `${other.slice(0, 8)}…`, text: open(other) })
		commands(stage, port)
		stage.command(`curl http://localhost:${port}/shifted`)
	},
}

/** Each letter moved on in the alphabet; all else stays. */
function shifted(text: string, by: number): string {
	return text.replace(/[a-z]/g, letter => {
		const place = (letter.charCodeAt(0) - A + by + 52) % 26
		return String.fromCharCode(A + place)
	})
}

const A = 'a'.charCodeAt(0)
