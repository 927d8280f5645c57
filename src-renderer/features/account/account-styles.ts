/** Style sheets of the kit that only these screens need. */
import '@mantine/core/styles/PasswordInput.layer.css';
