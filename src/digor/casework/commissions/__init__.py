"""The partner commission: referrals, agendas, sessions, decisions followed up to their end."""
