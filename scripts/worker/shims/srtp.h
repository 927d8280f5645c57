// mediasoup-worker is written for libsrtp 3, distributions ship libsrtp 2.
// This header gives the part of the newer interface that the worker uses, on
// top of the older library. The older functions keep their names: C++
// overloads tell the two apart.
#pragma once

// The old policy is a struct, the new one an opaque handle of the same name.
#define srtp_policy_t srtp2_policy_t
#include <srtp2/srtp.h>
#undef srtp_policy_t

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>
#include <vector>

inline constexpr srtp_err_status_t srtp_err_status_buffer_small =
  static_cast<srtp_err_status_t>(srtp_err_status_pkt_idx_adv + 1);
inline constexpr srtp_err_status_t srtp_err_status_cryptex_err =
  static_cast<srtp_err_status_t>(srtp_err_status_pkt_idx_adv + 2);

namespace beckon_srtp
{
	struct Policy
	{
		srtp2_policy_t inner{};
		std::vector<uint8_t> keyAndSalt;
	};

	inline void wipe(std::vector<uint8_t>& secret)
	{
		// A volatile pointer, because the compiler drops stores to dying memory.
		volatile uint8_t* bytes = secret.data();

		for (size_t i{ 0 }; i < secret.size(); ++i)
		{
			bytes[i] = 0;
		}

		secret.clear();
	}

	// The old functions work in place; the new ones may be given two buffers.
	template<typename InPlace>
	srtp_err_status_t transform(
	  const uint8_t* in, size_t inLen, uint8_t* out, size_t* outLen, size_t growth, InPlace inPlace)
	{
		if (!in || !out || !outLen || inLen > static_cast<size_t>(std::numeric_limits<int>::max()) - growth)
		{
			return srtp_err_status_bad_param;
		}

		if (*outLen < inLen + growth)
		{
			return srtp_err_status_buffer_small;
		}

		if (in != out)
		{
			std::memmove(out, in, inLen);
		}

		int len = static_cast<int>(inLen);
		const srtp_err_status_t status = inPlace(out, &len);

		if (status == srtp_err_status_ok)
		{
			*outLen = static_cast<size_t>(len);
		}

		return status;
	}
} // namespace beckon_srtp

using srtp_policy_t = beckon_srtp::Policy*;

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* policy)
{
	if (!policy)
	{
		return srtp_err_status_bad_param;
	}

	*policy = new (std::nothrow) beckon_srtp::Policy();

	return *policy ? srtp_err_status_ok : srtp_err_status_alloc_fail;
}

inline void srtp_policy_destroy(srtp_policy_t policy)
{
	if (policy)
	{
		beckon_srtp::wipe(policy->keyAndSalt);
		delete policy;
	}
}

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t policy, srtp_ssrc_t ssrc)
{
	policy->inner.ssrc = ssrc;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t policy, srtp_profile_t profile)
{
	const srtp_err_status_t status =
	  srtp_crypto_policy_set_from_profile_for_rtp(&policy->inner.rtp, profile);

	if (status != srtp_err_status_ok)
	{
		return status;
	}

	return srtp_crypto_policy_set_from_profile_for_rtcp(&policy->inner.rtcp, profile);
}

inline srtp_err_status_t srtp_policy_add_key(
  srtp_policy_t policy,
  const uint8_t* key,
  size_t keyLen,
  const uint8_t* salt,
  size_t saltLen,
  const uint8_t* mki,
  size_t mkiLen)
{
	// One master key without an identifier is all that DTLS-SRTP ever gives.
	if (!policy || !key || !salt || mki || mkiLen > 0 || !policy->keyAndSalt.empty())
	{
		return srtp_err_status_bad_param;
	}

	policy->keyAndSalt.assign(key, key + keyLen);
	policy->keyAndSalt.insert(policy->keyAndSalt.end(), salt, salt + saltLen);
	policy->inner.key = policy->keyAndSalt.data();

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t policy, bool allow)
{
	policy->inner.allow_repeat_tx = allow ? 1 : 0;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t policy, size_t size)
{
	policy->inner.window_size = static_cast<unsigned long>(size);

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t policy)
{
	if (!policy || policy->keyAndSalt.empty())
	{
		return srtp_err_status_bad_param;
	}

	return srtp_create(session, static_cast<const srtp2_policy_t*>(&policy->inner));
}

inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
	return srtp_remove_stream(session, ssrc);
}

inline srtp_err_status_t srtp_protect(
  srtp_t session, const uint8_t* rtp, size_t rtpLen, uint8_t* srtp, size_t* srtpLen, size_t /*mkiIndex*/)
{
	return beckon_srtp::transform(
	  rtp, rtpLen, srtp, srtpLen, SRTP_MAX_TRAILER_LEN, [session](uint8_t* packet, int* len)
	  { return srtp_protect(session, packet, len); });
}

inline srtp_err_status_t srtp_unprotect(
  srtp_t session, const uint8_t* srtp, size_t srtpLen, uint8_t* rtp, size_t* rtpLen)
{
	return beckon_srtp::transform(
	  srtp, srtpLen, rtp, rtpLen, 0, [session](uint8_t* packet, int* len)
	  { return srtp_unprotect(session, packet, len); });
}

inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t session, const uint8_t* rtcp, size_t rtcpLen, uint8_t* srtcp, size_t* srtcpLen, size_t /*mkiIndex*/)
{
	// libsrtp appends the SRTCP index (4 bytes) besides the trailer.
	return beckon_srtp::transform(
	  rtcp,
	  rtcpLen,
	  srtcp,
	  srtcpLen,
	  SRTP_MAX_TRAILER_LEN + sizeof(uint32_t),
	  [session](uint8_t* packet, int* len) { return srtp_protect_rtcp(session, packet, len); });
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t session, const uint8_t* srtcp, size_t srtcpLen, uint8_t* rtcp, size_t* rtcpLen)
{
	return beckon_srtp::transform(
	  srtcp, srtcpLen, rtcp, rtcpLen, 0, [session](uint8_t* packet, int* len)
	  { return srtp_unprotect_rtcp(session, packet, len); });
}
