import assert from 'node:assert/strict'
import { SCREEN_TEXTS, say, slotsOf } from '../../src/explain/interface.js'

describe('say', () => {
	it('puts values into the sentence and separates thousands', () => {
		const values = { text: 'fluffy tail', searched: 12345 }
		assert.equal(say('find.none', values, 'en'), '"fluffy tail" is not found in any of the 12,345 captured bytes.')
		assert.equal(say('find.none', values, 'zh'), '在抓到的全部 12,345 个字节中都找不到“fluffy tail”。')
	})

	it('takes the word that goes with the number', () => {
		assert.equal(say('status.packets', { count: 1 }, 'en'), '1 packet')
		assert.equal(say('status.packets', { count: 0 }, 'en'), '0 packets')
		assert.equal(say('status.packets', { count: 1 }, 'zh'), '1 个分组')
	})

	it('leaves a slot visible when its value is missing', () => {
		assert.equal(say('compare.not_found', {}, 'en'), '"{text}" not found')
	})

	it('does not fill slots that stand in a value', () => {
		assert.equal(say('compare.not_found', { text: '{text|a|b}' }, 'en'), '"{text|a|b}" not found')
	})

	it('puts a blank between Chinese and Latin, and none between two Chinese characters, whatever the value', () => {
		assert.equal(say('packet.part', { name: 'ClientHello' }, 'zh'), 'ClientHello 的一部分')
		assert.equal(say('packet.part', { name: '服务器发送的事件' }, 'zh'), '服务器发送的事件的一部分')
		assert.equal(say('packet.part', { name: '服务器发送的事件' }, 'en'), 'part of 服务器发送的事件')
	})

	it('asks for the same values in both languages', () => {
		for (const [key, { en, zh }] of Object.entries(SCREEN_TEXTS)) assert.deepEqual(slotsOf(en), slotsOf(zh), key)
	})
})
