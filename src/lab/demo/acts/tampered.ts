import { createServer } from 'node:http'
import { Agent } from 'node:https'
import type { Change } from '../../../capture/proxy/relay.js'
import { Tamper } from '../../../capture/proxy/tamper.js'
import { readTamperRule, type TamperRule } from '../../../capture/proxy/tamper-rule.js'
import type { Act } from '../act.js'
import { ask, commands, httpsServer, plainWords, SECRET, tellSecret } from '../exchange.js'

/** Somebody on the way changes bytes: in the clear nobody notices, in TLS the first changed record ends it. */
export const tampered: Act = {
	id: 'tampered',
	inputs: [],
	play: async stage => {
		const ca = stage.credentials.made.authority
		const plain = await stage.listen(createServer(tellSecret), { wanted: 0, change: () => forged })
		const believed = await ask(stage, { port: plain })
		stage.note('printed', { who: 'Node.js, http', text: believed.body.trim() })
		const rule = readTamperRule(RULE) as TamperRule
		const change = (): Change => {
			const tamper = new Tamper(rule)
			return (from, bytes) => {
				const sent = tamper.change(from, bytes)
				const news = tamper.news()
				if (news !== undefined) stage.note('changed', { text: news.split(': ').at(-1)! })
				return sent
			}
		}
		const port = await stage.listen(httpsServer(stage, tellSecret), { change })
		const agent = new Agent({ keepAlive: true, maxSockets: 1 })
		try {
			for (const _request of ['comes through', 'is changed']) {
				const answer = await ask(stage, { port, agent, tls: { ca, minVersion: 'TLSv1.3' } })
				stage.note('printed', { who: 'Node.js, https', text: answer.body.trim() })
			}
		} catch (error) {
			stage.note('printed', { who: 'Node.js, https', text: plainWords(error) })
		} finally {
			agent.destroy()
		}
		stage.command(`curl http://localhost:${plain}/`)
		commands(stage, port, { ca: stage.credentials })
	},
}

/** In TLS 1.3 the first sealed record of a client holds its Finished, the next ones its requests. */
const RULE = 'client:sealed:3'

const FORGED = 'stubby tail'

/** The secret replaced by another of its length. */
const forged: Change = (from, bytes) => {
	const at = from === 'server' ? Buffer.from(bytes).indexOf(SECRET) : -1
	if (at < 0) return bytes
	const changed = Buffer.from(bytes)
	changed.write(FORGED, at, 'latin1')
	return changed
}
