"""SI-SIAO's own values (numbers and labels of 2021–2022) and the situations they stand for."""
