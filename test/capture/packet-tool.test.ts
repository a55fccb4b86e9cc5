import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CaptureError } from '../../src/capture/capture-error.js'
import { type PacketTool, startPacketTool } from '../../src/capture/packet-tool.js'

describe('a tool that captures packets', () => {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-test-'))
	after(() => rmSync(folder, { recursive: true }))

	/** A program that plays the tool. */
	function tool(name: PacketTool['name'], script: string): PacketTool {
		const path = join(folder, name)
		writeFileSync(path, `#!/bin/sh\n${script}\n`)
		chmodSync(path, 0o755)
		return { name, path }
	}

	async function start(played: PacketTool, iface?: string) {
		let written = ''
		const take = (bytes: Uint8Array) => {
			written += Buffer.from(bytes).toString('latin1')
		}
		const running = await startPacketTool(played, { iface, filter: 'port 1', take })
		running.stop()
		return { counts: await running.ended, written }
	}

	it('is asked in its own words, is ended as Ctrl+C does, and says what it has lost', async () => {
		const says = (begun: string, counts: string) =>
			`trap 'echo "${counts}" >&2; exit 0' INT; echo "$*"; echo "${begun}" >&2; while :; do sleep 0.02; done`
		const dumpcap = tool(
			'dumpcap',
			says(
				'File: -',
				"Packets received/dropped on interface 'lo': 12/3 (pcap:3/dumpcap:0/flushed:0/ps_ifdrop:0) (80.0%)",
			),
		)
		assert.deepEqual(await start(dumpcap, 'lo'), {
			counts: '12 packets received, 3 dropped',
			written: '-P -q -B 16 -i lo -f port 1 -w -\n',
		})
		const tcpdump = tool('tcpdump', says('tcpdump: listening on lo', '7 packets captured\n0 packets dropped by kernel'))
		const { counts, written } = await start(tcpdump)
		assert.equal(counts, '7 packets captured, 0 dropped')
		assert.match(written, /^-U --immediate-mode .* -w - -- port 1\n$/)
	})

	it('that may not capture is told of in one sentence, with what allows it', async () => {
		const denied = tool('dumpcap', 'echo "dumpcap: You do not have permission to capture" >&2; exit 1')
		await assert.rejects(start(denied, 'eth0'), (error: unknown) => {
			assert.ok(error instanceof CaptureError)
			assert.match(error.text, /^dumpcap may not capture on eth0: dpkg-reconfigure wireshark-common/)
			return true
		})
		const wrong = tool('tcpdump', 'echo "tcpdump: syntax error in filter expression" >&2; exit 1')
		await assert.rejects(start(wrong), /tcpdump does not capture: syntax error in filter expression/)
	})
})
